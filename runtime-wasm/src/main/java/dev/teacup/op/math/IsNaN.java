package dev.teacup.op.math;

import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.IS_NAN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * Y = whether X is not a number.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__IsNaN.html">ai.onnx IsNaN, since 20</a>
 */
public final class IsNaN implements Elementwise {
    private static final OpDef DEF = OpDef.of("IsNaN").since(20).type("T1", FLOATS).type("T2", BOOL)
            .in("X", "T1").out("Y", "T2");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return IS_NAN.of(call);
    }
}
