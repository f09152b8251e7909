package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = max(0, X): dX = dY where Y is above 0, else 0. It reads Y, so that X need not be kept.
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

    /** dy where y is above 0, else 0. */
    static Value where(Backward c, Value dy, Value y) {
        return c.op("Mul", dy, Mask.above(c, y));
    }
}
