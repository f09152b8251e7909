package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ASINH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the inverse hyperbolic sine of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Asinh.html">ai.onnx Asinh, since 22</a>
 */
public final class Asinh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Asinh").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ASINH.of(call);
    }
}
