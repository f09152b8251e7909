package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * reduced = the square root of the sum of data * data along the axes; that of integers is computed in
 * float64 and cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceL2.html">ai.onnx ReduceL2, since 18</a>
 */
public final class ReduceL2 implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceL2", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = Reduction.real(g, g.in("data"));
        Value sum = Reduction.op(g, call, "ReduceSum", g.op("Mul", x, x));
        g.out("reduced", g.as(g.op("Sqrt", sum), call.dtype("data")));
    }
}
