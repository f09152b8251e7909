package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * Y = gamma * alpha * (exp(X) - 1) up to zero, gamma * X above.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Selu.html">ai.onnx Selu, since 22</a>
 */
public final class Selu implements Elementwise {
    private static final OpDef DEF = OpDef.of("Selu").since(22).type("T", FLOATS).in("X", "T").out("Y", "T")
            .attr("alpha", 1.67326319217681884765625f).attr("gamma", 1.05070102214813232421875f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return MUL.of(Expr.constant(call.real("gamma"), dtype), Elu.of(alpha, Elu.negative(dtype), dtype));
    }
}
