package dev.teacup.train.grad.reduce;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the greatest or the least of X: dX is dY where X is it, shared where several are, and 0 elsewhere. So
 * are ReduceMax and ReduceMin.
 */
public record ExtremeGrad(String opType) implements Rule {
    @Override
    public Value[] backward(Backward c) {
        Value isIt = c.op("Equal", c.x(0), Spread.keepingRank(c, c.y()));
        Value ones = c.as(isIt, c.dtype());
        Attributes attributes = c.node().attributes();
        Value count = c.op("ReduceSum", attributes, ones, c.node().hasInput(1) ? c.x(1) : null);
        Value share = c.op("Div", c.dy(), count);
        return c.first(c.op("Mul", ones, Spread.keepingRank(c, share)));
    }
}
