package dev.teacup.op.reduce;

import static dev.teacup.op.Primitive.MIN;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = the least element of data along the axes, NaN where one is NaN; that of nothing is plus
 * infinity, or the greatest value of the type. False is less than true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceMin.html">ai.onnx ReduceMin, since 20</a>
 */
public final class ReduceMin implements Reduction, Computation {
    private static final OpDef DEF = Reduction.define("ReduceMin", 20, Reduction.ORDERED);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Fold.run(f, call, MIN);
    }
}
