package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ROUND;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = the integer nearest to X, the even one of two.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Round.html">ai.onnx Round, since 22</a>
 */
public final class Round implements Elementwise {
    private static final OpDef DEF = OpDef.of("Round").since(22).type("T", FLOATS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ROUND.of(call);
    }
}
