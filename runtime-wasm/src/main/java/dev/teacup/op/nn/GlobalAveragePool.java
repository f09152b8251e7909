package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.OpDef;

/**
 * Y[n, c, 0..] is the average of all X[n, c, i..].
 * <p>X [N, C, D1 .. Dn], Y [N, C, 1 .. 1].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__GlobalAveragePool.html">ai.onnx
 * GlobalAveragePool, since 22</a>
 */
public final class GlobalAveragePool implements GlobalPool {
    private static final OpDef DEF = GlobalPool.define("GlobalAveragePool");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        g.out("Y", GlobalPool.reduced(g, "ReduceMean", g.in("X")));
    }
}
