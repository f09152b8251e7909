package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.ADD;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * C = A + B; integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Add.html">ai.onnx Add, since 14</a>
 */
public final class Add implements Elementwise {
    private static final OpDef DEF =
            OpDef.of("Add").since(14).type("T", NUMBERS).in("A", "T").in("B", "T").out("C", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return ADD.of(call);
    }
}
