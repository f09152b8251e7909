package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.LESS;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = X above alpha, else 0.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ThresholdedRelu.html">ai.onnx ThresholdedRelu, since
 * 22</a>
 */
public final class ThresholdedRelu implements Elementwise {
    private static final OpDef DEF = OpDef.of("ThresholdedRelu").since(22).type("T", FLOATS).in("X", "T")
            .out("Y", "T").attr("alpha", 1.0f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr isAbove = LESS.of(Expr.constant(call.real("alpha"), dtype), x);
        return WHERE.of(isAbove, x, Expr.constant(0, dtype));
    }
}
