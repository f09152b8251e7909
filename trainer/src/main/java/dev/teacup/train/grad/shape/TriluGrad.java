package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = one triangle of X, zeros elsewhere: dX is the same triangle of dY.
 */
public final class TriluGrad implements Rule {
    @Override
    public String opType() {
        return "Trilu";
    }

    @Override
    public Value[] backward(Backward c) {
        Value k = c.node().hasInput(1) ? c.x(1) : null;
        return c.first(c.op("Trilu", c.node().attributes(), c.dy(), k));
    }
}
