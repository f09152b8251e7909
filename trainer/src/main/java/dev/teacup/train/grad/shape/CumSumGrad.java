package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the sums of X up to each element: dX is the sums of dY from each element on.
 */
public final class CumSumGrad implements Rule {
    @Override
    public String opType() {
        return "CumSum";
    }

    @Override
    public Value[] backward(Backward c) {
        boolean reverse = c.call().flag("reverse");
        return c.first(
                c.op("CumSum", c.node().attributes().with("reverse", reverse ? 0 : 1), c.dy(), c.x(1)));
    }
}
