package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X with elements around it: dX is dY without them. Elements that repeat those of X add theirs to the
 * ones that they repeat.
 */
public final class PadGrad implements Rule {
    @Override
    public String opType() {
        return "Pad";
    }

    @Override
    public Value[] backward(Backward c) {
        if (!c.call().text("mode").equals("constant")) {
            Value places = c.op("Pad", c.node().attributes(), c.positions(c.x(0)), c.x(1), null, axes(c));
            return c.first(c.addedAt(places, c.dy(), c.x(0)));
        }
        return c.first(c.op("Pad", c.dy(), c.op("Neg", c.x(1)), null, axes(c)));
    }

    private static Value axes(Backward c) {
        return c.node().hasInput(3) ? c.x(3) : null;
    }
}
