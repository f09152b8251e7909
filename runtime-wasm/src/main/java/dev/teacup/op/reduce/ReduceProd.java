package dev.teacup.op.reduce;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Kernel;
import dev.teacup.op.OpDef;

/**
 * reduced = the product of data along the axes; that of nothing is 1. Floats are multiplied in double,
 * integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceProd.html">ai.onnx ReduceProd, since 18</a>
 */
public final class ReduceProd implements Reduction {
    private static final OpDef DEF = Reduction.define("ReduceProd", 18, Reduction.SUMS);

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
                Fold.reals(f, reduces, 1.0, (product, x) -> product * x);
            } else {
                Fold.integers(f, reduces, 1, (product, x) -> product * x);
            }
        };
    }
}
