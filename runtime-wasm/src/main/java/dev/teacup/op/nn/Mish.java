package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.MUL;
import static dev.teacup.op.Primitive.TANH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * Y = X * tanh(softplus(X)).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Mish.html">ai.onnx Mish, since 22</a>
 */
public final class Mish implements Elementwise {
    private static final OpDef DEF = OpDef.of("Mish").since(22).type("T", FLOATS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return MUL.of(Expr.in(0), TANH.of(Softplus.of(Expr.in(0), call.dtype("X"))));
    }
}
