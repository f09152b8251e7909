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
 * Y = X * sigmoid(alpha * X).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Swish.html">ai.onnx Swish, since 24</a>
 */
public final class Swish implements Elementwise {
    private static final OpDef DEF = OpDef.of("Swish").newIn(24).type("T", FLOATS).in("X", "T")
            .out("Y", "T").attr("alpha", 1.0f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        Expr x = Expr.in(0);
        DType dtype = call.dtype("X");
        Expr alpha = Expr.constant(call.real("alpha"), dtype);
        return MUL.of(x, Sigmoid.of(MUL.of(alpha, x), dtype));
    }
}
