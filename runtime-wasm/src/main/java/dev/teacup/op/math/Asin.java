package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ASIN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the arcsine of input, in radians; NaN outside of -1 to 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Asin.html">ai.onnx Asin, since 22</a>
 */
public final class Asin implements Elementwise {
    private static final OpDef DEF = OpDef.of("Asin").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ASIN.of(call);
    }
}
