package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * reduced = the sum of |data| along the axes.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceL1.html">ai.onnx ReduceL1, since 18</a>
 */
public final class ReduceL1 implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceL1", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Reduction.sum(call, "Abs", null);
    }
}
