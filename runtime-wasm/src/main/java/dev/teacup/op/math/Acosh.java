package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ACOSH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the inverse hyperbolic cosine of input; NaN below 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Acosh.html">ai.onnx Acosh, since 22</a>
 */
public final class Acosh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Acosh").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ACOSH.of(call);
    }
}
