package dev.teacup.op.reduce;

import static dev.teacup.op.Primitive.ADD;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = the sum of data along the axes; that of nothing is 0. Floats are summed in double, integers
 * wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceSum.html">ai.onnx ReduceSum, since 13</a>
 */
public final class ReduceSum implements Reduction, Computation {
    private static final OpDef DEF = Reduction.define("ReduceSum", 13, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Fold.run(f, call, ADD);
    }
}
