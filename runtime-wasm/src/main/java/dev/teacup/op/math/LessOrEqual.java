package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.LESS_OR_EQUAL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = whether A is less than or equal to B.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__LessOrEqual.html">ai.onnx LessOrEqual, since 16</a>
 */
public final class LessOrEqual implements Elementwise {
    private static final OpDef DEF = OpDef.of("LessOrEqual").since(16).type("T", NUMBERS).type("T1", BOOL)
            .in("A", "T").in("B", "T").out("C", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return LESS_OR_EQUAL.of(call);
    }
}
