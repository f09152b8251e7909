package dev.teacup.train.grad.reduce;

import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the sum of X divided by its count n: each element of X has dY / n.
 */
public final class ReduceMeanGrad implements Rule {
    @Override
    public String opType() {
        return "ReduceMean";
    }

    @Override
    public Value[] backward(Backward c) {
        Dim all = c.shape(c.x(0)).elements(0, c.rank(c.x(0)));
        Dim left = c.shape(c.y()).elements(0, c.rank(c.y()));
        Value count;
        if (all.isKnown() && left.isKnown()) {
            count = c.real((double) all.size() / Math.max(1, left.size()));
        } else {
            count = c.as(c.op("Div", c.op("Size", c.x(0)), c.op("Size", c.y())), c.dtype());
        }
        return c.first(Spread.over(c, c.op("Div", c.dy(), count)));
    }
}
