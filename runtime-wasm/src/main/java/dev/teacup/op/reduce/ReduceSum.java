package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Kernel;
import dev.teacup.op.OpDef;

/**
 * reduced = the sum of data along the axes; that of nothing is 0. Floats are summed in double, integers
 * wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceSum.html">ai.onnx ReduceSum, since 13</a>
 */
public final class ReduceSum implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceSum", 13, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public Body body(Call call) {
        boolean[] reduces = Reduction.axes(call);
        boolean isFloat = call.dtype("data").isFloat();
        return (Kernel) f -> {
            if (isFloat) {
                Fold.reals(f, reduces, 0.0, (sum, x) -> sum + x);
            } else {
                Fold.integers(f, reduces, 0, (sum, x) -> sum + x);
            }
        };
    }
}
