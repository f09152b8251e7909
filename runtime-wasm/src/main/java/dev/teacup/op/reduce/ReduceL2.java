package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * reduced = the square root of the sum of data * data along the axes; that of integers is computed in
 * float64 and cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceL2.html">ai.onnx ReduceL2, since 18</a>
 */
public final class ReduceL2 implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceL2", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Reduction.sum(call, "Mul", "Sqrt");
    }
}
