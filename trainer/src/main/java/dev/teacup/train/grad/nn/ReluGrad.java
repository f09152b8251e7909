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
        Value isPositive = c.as(c.y(), DType.BOOL);
        return c.first(c.op("Mul", c.dy(), c.as(isPositive, c.dtype())));
    }
}
