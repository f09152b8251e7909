package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;

/**
 * reduced = the sum of |data| along the axes.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceL1.html">ai.onnx ReduceL1, since 18</a>
 */
public final class ReduceL1 implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceL1", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        g.out("reduced",
                Reduction.op(g, call, "ReduceSum", g.op("Abs", g.in("data"))));
    }
}
