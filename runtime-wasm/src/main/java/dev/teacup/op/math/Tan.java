package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.TAN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the tangent of input, in radians.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Tan.html">ai.onnx Tan, since 22</a>
 */
public final class Tan implements Elementwise {
    private static final OpDef DEF = OpDef.of("Tan").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return TAN.of(call);
    }
}
