package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.COSH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the hyperbolic cosine of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Cosh.html">ai.onnx Cosh, since 22</a>
 */
public final class Cosh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Cosh").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return COSH.of(call);
    }
}
