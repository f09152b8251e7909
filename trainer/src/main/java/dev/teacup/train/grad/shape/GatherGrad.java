package dev.teacup.train.grad.shape;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = rows of X: each row of dY is added to the row that it was read from, also where one was read twice.
 * Along another axis than the first, places are followed element by element.
 */
public final class GatherGrad implements Rule {
    @Override
    public String opType() {
        return "Gather";
    }

    @Override
    public Value[] backward(Backward c) {
        boolean ofRows = c.call().axis("axis", c.rank(c.x(0))) == 0;
        if (!ofRows) {
            return c.first(PickedGrad.of(c));
        }
        Value rows = c.op("Unsqueeze", c.x(1), c.longs(-1));
        return c.first(c.op("ScatterND", Attributes.NONE.with("reduction", "add"), c.zerosLike(c.x(0)), rows,
                c.dy()));
    }
}
