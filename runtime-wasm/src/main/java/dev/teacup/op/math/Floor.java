package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.FLOOR;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = the greatest integer that is not above X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Floor.html">ai.onnx Floor, since 13</a>
 */
public final class Floor implements Elementwise {
    private static final OpDef DEF = OpDef.of("Floor").since(13).type("T", FLOATS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return FLOOR.of(call);
    }
}
