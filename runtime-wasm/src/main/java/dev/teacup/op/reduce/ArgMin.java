package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;

/**
 * reduced = where along {@code axis} the least element of data stands; NaN is less than all. Of several
 * it is the first, or the last where {@code select_last_index} is 1.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ArgMin.html">ai.onnx ArgMin, since 13</a>
 */
public final class ArgMin implements Selection {
    private static final OpDef DEF = Selection.define("ArgMin");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void run(Frame f, Call call) {
        Selection.run(f, call, false);
    }
}
