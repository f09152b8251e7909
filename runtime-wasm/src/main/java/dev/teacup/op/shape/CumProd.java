package dev.teacup.op.shape;

import dev.teacup.op.OpDef;

/**
 * y[.., j, ..] = x[.., 0, ..] * .. * x[.., j, ..] along axis; without the last one where exclusive is set,
 * and from the other end where reverse is.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__CumProd.html">ai.onnx CumProd, since 26</a>
 */
public final class CumProd implements Cumulative {
    private static final OpDef DEF = Cumulative.define("CumProd").newIn(26);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public boolean isProduct() {
        return true;
    }
}
