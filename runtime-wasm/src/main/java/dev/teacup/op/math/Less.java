package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.LESS;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = whether A is less than B.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Less.html">ai.onnx Less, since 13</a>
 */
public final class Less implements Elementwise {
    private static final OpDef DEF = OpDef.of("Less").since(13).type("T", NUMBERS).type("T1", BOOL)
            .in("A", "T").in("B", "T").out("C", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return LESS.of(call);
    }
}
