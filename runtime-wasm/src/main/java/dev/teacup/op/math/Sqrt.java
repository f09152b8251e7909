package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.SQRT;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = the square root of X; NaN below zero.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sqrt.html">ai.onnx Sqrt, since 13</a>
 */
public final class Sqrt implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sqrt").since(13).type("T", FLOATS).in("X", "T").out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return SQRT.of(call);
    }
}
