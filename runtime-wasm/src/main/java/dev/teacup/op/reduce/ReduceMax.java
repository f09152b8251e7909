package dev.teacup.op.reduce;

import static dev.teacup.op.Primitive.MAX;

import dev.teacup.op.Call;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = the greatest element of data along the axes, NaN where one is NaN; that of nothing is minus
 * infinity, or the least value of the type. False is less than true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceMax.html">ai.onnx ReduceMax, since 20</a>
 */
public final class ReduceMax implements Reduction, Computation {
    private static final OpDef DEF = Reduction.define("ReduceMax", 20, Reduction.ORDERED);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Fold.run(f, call, MAX);
    }
}
