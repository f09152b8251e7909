package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X - log sum exp X along the axis: dX = dY - exp(Y) sum(dY).
 */
public final class LogSoftmaxGrad implements Rule {
    @Override
    public String opType() {
        return "LogSoftmax";
    }

    @Override
    public Value[] backward(Backward c) {
        Value sum = c.sum(c.dy(), true, c.call().integer("axis"));
        return c.first(c.op("Sub", c.dy(), c.op("Mul", c.op("Exp", c.y()), sum)));
    }
}
