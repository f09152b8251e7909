package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.Primitive.OR;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = whether A or B is true, or both are.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Or.html">ai.onnx Or, since 7</a>
 */
public final class Or implements Elementwise {
    private static final OpDef DEF = OpDef.of("Or").since(7).type("T", BOOL).type("T1", BOOL).in("A", "T")
            .in("B", "T").out("C", "T1");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return OR.of(call);
    }
}
