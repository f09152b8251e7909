package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.CEIL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = the least integer that is not below X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Ceil.html">ai.onnx Ceil, since 13</a>
 */
public final class Ceil implements Elementwise {
    private static final OpDef DEF = OpDef.of("Ceil").since(13).type("T", FLOATS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return CEIL.of(call);
    }
}
