package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ACOS;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the arccosine of input, in radians; NaN outside of -1 to 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Acos.html">ai.onnx Acos, since 22</a>
 */
public final class Acos implements Elementwise {
    private static final OpDef DEF = OpDef.of("Acos").since(22).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ACOS.of(call);
    }
}
