package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X s with s = 1 / (1 + exp(-alpha X)): dX = dY (s + alpha Y (1 - s)), which stays finite where the
 * exponential does not.
 */
public final class SwishGrad implements Rule {
    @Override
    public String opType() {
        return "Swish";
    }

    @Override
    public Value[] backward(Backward c) {
        Value alpha = c.real(c.call().real("alpha"));
        Value s = c.op("Sigmoid", c.op("Mul", alpha, c.x(0)));
        Value bend = c.op("Mul", c.op("Mul", alpha, c.y()), c.op("Sub", c.real(1), s));
        return c.first(c.op("Mul", c.dy(), c.op("Add", s, bend)));
    }
}
