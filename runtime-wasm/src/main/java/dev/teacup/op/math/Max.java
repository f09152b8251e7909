package dev.teacup.op.math;

import static dev.teacup.op.DTypes.NUMBERS;
import static dev.teacup.op.Primitive.MAX;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Elementwise;
import dev.teacup.op.OpDef;

/**
 * max = the greatest of any number of operands; NaN where one is NaN.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Max.html">ai.onnx Max, since 13</a>
 */
public final class Max implements Elementwise {
    private static final OpDef DEF = OpDef.of("Max").since(13).type("T", NUMBERS).manyIn("data_0", "T")
            .out("max", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Series.of(call, MAX);
    }
}
