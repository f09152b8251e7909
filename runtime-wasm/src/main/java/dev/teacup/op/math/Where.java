package dev.teacup.op.math;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.BOOL;
import static dev.teacup.op.Primitive.WHERE;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * output = X where condition is true, else Y.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Where.html">ai.onnx Where, since 16</a>
 */
public final class Where implements Elementwise {
    private static final OpDef DEF = OpDef.of("Where").since(16).type("B", BOOL).type("T", ALL)
            .in("condition", "B").in("X", "T").in("Y", "T").out("output", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return WHERE.of(call);
    }
}
