package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X, repeated to a larger shape: dX is the sum over what was repeated.
 */
public final class ExpandGrad implements Rule {
    @Override
    public String opType() {
        return "Expand";
    }

    @Override
    public Value[] backward(Backward c) {
        return c.first(c.reduceTo(c.dy(), c.x(0)));
    }
}
