package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X as another floating-point type: dX is dY as the type of X.
 */
public final class CastGrad implements Rule {
    @Override
    public String opType() {
        return "Cast";
    }

    @Override
    public Value[] backward(Backward c) {
        return c.first(c.as(c.dy(), c.type(c.x(0)).dtype()));
    }
}
