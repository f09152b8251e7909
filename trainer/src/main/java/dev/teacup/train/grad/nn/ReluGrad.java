package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = max(0, X): dX = dY where Y is positive, else 0. It reads Y, so that X need not be kept.
 */
public final class ReluGrad implements Rule {
    @Override
    public String opType() {
        return "Relu";
    }

    @Override
    public Value[] backward(Backward c) {
        Value isPositive = c.op("Greater", c.y(), c.real(0));
        return c.first(c.op("Where", isPositive, c.dy(), c.real(0)));
    }
}
