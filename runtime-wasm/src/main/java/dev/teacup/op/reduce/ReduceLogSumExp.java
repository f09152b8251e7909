package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * reduced = m + log(the sum of exp(data - m)) along the axes, where m is the maximum there if that is
 * finite, and else 0, so that nothing overflows. That of integers is computed in float64 and cut.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceLogSumExp.html">ai.onnx ReduceLogSumExp, since
 * 18</a>
 */
public final class ReduceLogSumExp implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceLogSumExp", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = Reduction.real(g, g.in("data"));
        Value maximum = Reduction.op(g, call, "ReduceMax", x, 1);
        Value zero = g.scalar(g.type(x).dtype(), 0);
        Value shift = g.op("Where", g.op("IsInf", maximum), zero, maximum);
        Value exponential = g.op("Exp", g.op("Sub", x, shift));
        Value sum = Reduction.op(g, call, "ReduceSum", exponential, 1);
        Value kept = g.op("Add", g.op("Log", sum), shift);
        // Dimensions of 1 go by a sum over nothing but themselves.
        Value reduced = call.flag("keepdims") ? kept : Reduction.op(g, call, "ReduceSum", kept);
        g.out("reduced", g.as(reduced, call.dtype("data")));
    }
}
