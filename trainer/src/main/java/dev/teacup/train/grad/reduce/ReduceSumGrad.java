package dev.teacup.train.grad.reduce;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the sum of X: each element of X has the dY of its sum.
 */
public final class ReduceSumGrad implements Rule {
    @Override
    public String opType() {
        return "ReduceSum";
    }

    @Override
    public Value[] backward(Backward c) {
        return c.first(Spread.over(c, c.dy()));
    }
}
