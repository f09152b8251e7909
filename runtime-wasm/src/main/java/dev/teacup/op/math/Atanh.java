package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ATANH;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the inverse hyperbolic tangent of input; NaN outside of -1 to 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Atanh.html">ai.onnx Atanh, since 22</a>
 */
public final class Atanh implements Elementwise {
    private static final OpDef DEF = OpDef.of("Atanh").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ATANH.of(call);
    }
}
