package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * reduced = the sum of data * data along the axes; integers wrap around.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceSumSquare.html">ai.onnx ReduceSumSquare, since
 * 18</a>
 */
public final class ReduceSumSquare implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceSumSquare", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.wide(g.in("data"));
        Value sum = Reduction.op(g, call, "ReduceSum", g.op("Mul", x, x));
        g.out("reduced", g.as(sum, call.dtype("data")));
    }
}
