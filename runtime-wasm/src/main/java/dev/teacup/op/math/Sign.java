package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.SIGN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = -1, 0 or 1, as input is below, at or above zero; NaN stays NaN.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sign.html">ai.onnx Sign, since 13</a>
 */
public final class Sign implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sign").since(13).type("T", NUMBERS).in("input", "T")
            .out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return SIGN.of(call);
    }
}
