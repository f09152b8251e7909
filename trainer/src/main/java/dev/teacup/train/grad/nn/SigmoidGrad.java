package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = 1 / (1 + exp(-X)): dX = dY Y (1 - Y), which stays finite where the exponential does not.
 */
public final class SigmoidGrad implements Rule {
    @Override
    public String opType() {
        return "Sigmoid";
    }

    @Override
    public Value[] backward(Backward c) {
        Value slope = c.op("Mul", c.y(), c.op("Sub", c.real(1), c.y()));
        return c.first(c.op("Mul", c.dy(), slope));
    }
}
