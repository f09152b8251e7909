package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.ABS;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = |X|; the least integer of a type, whose absolute value it does not hold, stays as it is.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Abs.html">ai.onnx Abs, since 13</a>
 */
public final class Abs implements Elementwise {
    private static final OpDef DEF = OpDef.of("Abs").since(13).type("T", NUMBERS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ABS.of(call);
    }
}
