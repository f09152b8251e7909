package dev.teacup.op.math;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.Primitive.ADD;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * sum = the sum of any number of operands, added from the first to the last.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Sum.html">ai.onnx Sum, since 13</a>
 */
public final class Sum implements Elementwise {
    private static final OpDef DEF = OpDef.of("Sum").since(13).type("T", FLOATS).manyIn("data_0", "T")
            .out("sum", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Series.of(call, ADD);
    }
}
