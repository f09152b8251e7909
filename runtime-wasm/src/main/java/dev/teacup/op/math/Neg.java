package dev.teacup.op.math;

import static dev.teacup.op.DTypes.SIGNED_NUMBERS;
import static dev.teacup.op.Primitive.NEG;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = -X; integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Neg.html">ai.onnx Neg, since 13</a>
 */
public final class Neg implements Elementwise {
    private static final OpDef DEF = OpDef.of("Neg").since(13).type("T", SIGNED_NUMBERS).in("X", "T")
            .out("Y", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return NEG.of(call);
    }
}
