package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * reduced = the logarithm of the sum of data along the axes; that of integers is computed in float64 and
 * cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceLogSum.html">ai.onnx ReduceLogSum, since 18</a>
 */
public final class ReduceLogSum implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceLogSum", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value sum = Reduction.op(g, call, "ReduceSum", Reduction.real(g, g.in("data")));
        g.out("reduced", g.as(g.op("Log", sum), call.dtype("data")));
    }
}
