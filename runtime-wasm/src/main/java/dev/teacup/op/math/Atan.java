package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ATAN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the arctangent of input, in radians.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Atan.html">ai.onnx Atan, since 22</a>
 */
public final class Atan implements Elementwise {
    private static final OpDef DEF = OpDef.of("Atan").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ATAN.of(call);
    }
}
