package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = exp(X) / sum exp(X) along the axis: dX = Y (dY - sum(dY Y)).
 */
public final class SoftmaxGrad implements Rule {
    @Override
    public String opType() {
        return "Softmax";
    }

    @Override
    public Value[] backward(Backward c) {
        Value weighted = c.op("Mul", c.dy(), c.y());
        Value sum = c.sum(weighted, true, c.call().integer("axis"));
        return c.first(c.op("Mul", c.y(), c.op("Sub", c.dy(), sum)));
    }
}
