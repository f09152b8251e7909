package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Kernel;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;

/**
 * reduced = the least element of data along the axes, NaN where one is NaN; that of nothing is plus
 * infinity, or the greatest value of the type. False is less than true.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceMin.html">ai.onnx ReduceMin, since 20</a>
 */
public final class ReduceMin implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceMin", 20, Reduction.ORDERED);

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
                Fold.reals(f, reduces, Double.POSITIVE_INFINITY, Math::min);
            } else {
                Fold.integers(f, reduces, dtype.most(), (best, x) -> dtype.isLess(x, best) ? x : best);
            }
        };
    }
}
