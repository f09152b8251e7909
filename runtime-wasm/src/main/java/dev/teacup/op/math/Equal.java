package dev.teacup.op.math;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.Primitive.EQUAL;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = whether A and B are equal; NaN equals nothing, and strings are compared character by character.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Equal.html">ai.onnx Equal, since 19</a>
 */
public final class Equal implements Elementwise {
    private static final OpDef DEF = OpDef.of("Equal").since(19).type("T", ALL).type("T1", BOOL)
            .in("A", "T").in("B", "T").out("C", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return EQUAL.of(call);
    }
}
