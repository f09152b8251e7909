package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.Expr;
import dev.teacup.op.OpDef;

/**
 * Y = X * max(0, min(1, X / 6 + 0.5)).
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__HardSwish.html">ai.onnx HardSwish, since 22</a>
 */
public final class HardSwish implements Elementwise {
    private static final OpDef DEF = OpDef.of("HardSwish").since(22).type("T", FLOATS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return MUL.of(Expr.in(0), HardSigmoid.of(Expr.in(0), 1.0 / 6, 0.5, call.dtype("X")));
    }
}
