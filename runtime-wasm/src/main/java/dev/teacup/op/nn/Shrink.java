package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.LESS;
import static dev.teacup.op.Primitive.SUB;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;

/**
 * output = input + bias below -lambd, input - bias above lambd, else 0; integers are computed in float64
 * and cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Shrink.html">ai.onnx Shrink, since 9</a>
 */
public final class Shrink implements Elementwise {
    private static final OpDef DEF = OpDef.of("Shrink").since(9).type("T", NUMBERS).in("input", "T")
            .out("output", "T").attr("bias", 0.0f).attr("lambd", 0.5f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        DType dtype = call.dtype("input");
        DType wide = dtype.isFloat() ? dtype : DType.FLOAT64;
        Expr x = dtype == wide ? Expr.in(0) : Expr.in(0).as(wide);
        Expr bias = Expr.constant(call.real("bias"), wide);
        Expr above = WHERE.of(LESS.of(Expr.constant(call.real("lambd"), wide), x), SUB.of(x, bias),
                Expr.constant(0, wide));
        Expr y = WHERE.of(LESS.of(x, Expr.constant(Num.negate(call.real("lambd")), wide)), ADD.of(x, bias),
                above);
        return dtype == wide ? y : y.as(dtype);
    }
}
