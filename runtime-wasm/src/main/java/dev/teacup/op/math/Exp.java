package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.EXP;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = e to the power of input.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Exp.html">ai.onnx Exp, since 13</a>
 */
public final class Exp implements Elementwise {
    private static final OpDef DEF = OpDef.of("Exp").since(13).type("T", FLOATS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return EXP.of(call);
    }
}
