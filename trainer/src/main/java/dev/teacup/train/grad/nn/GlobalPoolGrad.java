package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y [N, C, 1 .. 1] = the mean or the greatest of each channel of X [N, C, D1 .. Dn]: every element has its
 * part of dY, or those that are the greatest share it.
 */
public record GlobalPoolGrad(String opType) implements Rule {
    @Override
    public Value[] backward(Backward c) {
        if (opType.equals("GlobalAveragePool")) {
            Value count = c.as(c.op("Div", c.op("Size", c.x(0)), c.op("Size", c.y())), c.dtype());
            return c.first(c.op("Expand", c.op("Div", c.dy(), count), c.sizes(c.x(0))));
        }
        long[] axes = new long[c.rank(c.x(0)) - 2];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis + 2;
        }
        Value ones = c.as(c.op("Equal", c.x(0), c.y()), c.dtype());
        return c.first(c.op("Mul", ones, c.op("Div", c.dy(), c.sum(ones, true, axes))));
    }
}
