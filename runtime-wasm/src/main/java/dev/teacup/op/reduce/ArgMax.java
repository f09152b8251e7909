package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = where along {@code axis} the greatest element of data stands; NaN is greater than all. Of several
 * it is the first, or the last where {@code select_last_index} is 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ArgMax.html">ai.onnx ArgMax, since 13</a>
 */
public final class ArgMax implements Selection {
    private static final OpDef DEF = Selection.define("ArgMax");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Selection.run(f, call, true);
    }
}
