package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * Y[n, c, 0..] = (the sum of |x|^p)^(1 / p) over all x = X[n, c, i..].
 * <p>X [N, C, D1 .. Dn], Y [N, C, 1 .. 1].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GlobalLpPool.html">ai.onnx GlobalLpPool, since 22</a>
 */
public final class GlobalLpPool implements GlobalPool {
    private static final OpDef DEF = GlobalPool.define("GlobalLpPool").attr("p", 2);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        GlobalPool.super.check(c);
        LpPool.checkP(c);
    }

    @Override
    public void compose(Composer g, Call call) {
        Value x = g.wide(g.in("X"));
        Value powers = g.op("Pow", g.op("Abs", x), g.scalar(x, call.integer("p")));
        Value sum = GlobalPool.reduced(g, "ReduceSum", powers);
        g.out("Y", g.as(g.op("Pow", sum, g.scalar(x, 1.0 / call.integer("p"))), call.dtype("X")));
    }
}
