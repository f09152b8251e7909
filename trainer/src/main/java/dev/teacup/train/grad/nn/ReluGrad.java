package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = max(0, X): dX = dY where Y is not 0, else 0. It reads Y, so that X need not be kept; a comparison would
 * broadcast a scalar, which takes longer than two casts.
 */
public final class ReluGrad implements Rule {
    @Override
    public String opType() {
        return "Relu";
    }

    @Override
    public Value[] backward(Backward c) {
        return c.first(c.isRectified() ? c.dy() : where(c, c.dy(), c.y()));
    }

    /** dy where y is not 0, else 0. */
    static Value where(Backward c, Value dy, Value y) {
        return c.op("Mul", dy, c.as(c.as(y, DType.BOOL), c.dtype()));
    }
}
