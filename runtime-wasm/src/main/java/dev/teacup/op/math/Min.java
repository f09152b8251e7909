package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.MIN;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * min = the least of any number of operands; NaN where one is NaN.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Min.html">ai.onnx Min, since 13</a>
 */
public final class Min implements Elementwise {
    private static final OpDef DEF = OpDef.of("Min").since(13).type("T", NUMBERS).manyIn("data_0", "T")
            .out("min", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Series.of(call, MIN);
    }
}
