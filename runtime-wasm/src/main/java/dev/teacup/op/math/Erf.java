package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ERF;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = the error function of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Erf.html">ai.onnx Erf, since 13</a>
 */
public final class Erf implements Elementwise {
    private static final OpDef DEF = OpDef.of("Erf").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ERF.of(call);
    }
}
