package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.OpDef;

/**
 * reduced = the sum of data * data along the axes; integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceSumSquare.html">ai.onnx ReduceSumSquare, since
 * 18</a>
 */
public final class ReduceSumSquare implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceSumSquare", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        return Reduction.sum(call, "Mul", null);
    }
}
