package dev.teacup.op.shape;

import dev.teacup.op.OpDef;

/**
 * y[.., j, ..] = x[.., 0, ..] + .. + x[.., j, ..] along axis; without the last one where exclusive is set,
 * and from the other end where reverse is.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__CumSum.html">ai.onnx CumSum, since 14</a>
 */
public final class CumSum implements Cumulative {
    private static final OpDef DEF = Cumulative.define("CumSum").since(14);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public boolean isProduct() {
        return false;
    }
}
