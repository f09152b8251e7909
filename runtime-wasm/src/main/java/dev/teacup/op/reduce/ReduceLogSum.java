package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * reduced = the logarithm of the sum of data along the axes; that of integers is computed in float64 and
 * cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceLogSum.html">ai.onnx ReduceLogSum, since 18</a>
 */
public final class ReduceLogSum implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceLogSum", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Reduction.sum(call, null, "Log");
    }
}
