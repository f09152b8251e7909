package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.SIN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the sine of input, in radians.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sin.html">ai.onnx Sin, since 22</a>
 */
public final class Sin implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sin").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return SIN.of(call);
    }
}
