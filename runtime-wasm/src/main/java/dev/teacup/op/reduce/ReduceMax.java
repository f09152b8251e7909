package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Kernel;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * reduced = the greatest element of data along the axes, NaN where one is NaN; that of nothing is minus
 * infinity, or the least value of the type. False is less than true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceMax.html">ai.onnx ReduceMax, since 20</a>
 */
public final class ReduceMax implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceMax", 20, Reduction.ORDERED);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        boolean[] reduces = Reduction.axes(call);
        DType dtype = call.dtype("data");
        return (Kernel) f -> {
            if (dtype.isFloat()) {
                Fold.reals(f, reduces, Double.NEGATIVE_INFINITY, Math::max);
            } else {
                Fold.integers(f, reduces, dtype.least(), (best, x) -> dtype.isLess(best, x) ? x : best);
            }
        };
    }
}
