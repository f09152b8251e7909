package dev.teacup.train.grad.shape;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = data with updates at some places: the updates have the gradients of their places. Data has dY where
 * updates are added, and zeros at their places where they replace. So are ScatterElements, read back by
 * GatherElements, and ScatterND, read back by GatherND.
 */
public record ScatteredGrad(String opType, String readBack) implements Rule {
    @Override
    public Value[] backward(Backward c) {
        String reduction = c.call().text("reduction");
        c.only(reduction.equals("none") || reduction.equals("add"), "reduction none or add", reduction);
        Attributes attributes = c.node().attributes();
        Value data = c.dy();
        if (reduction.equals("none") && c.wants(0)) {
            data = c.op(opType, attributes, c.dy(), c.x(1), c.zerosLike(c.x(2)));
        }
        Value updates =
                c.wants(2) ? c.op(readBack, attributes.without("reduction"), c.dy(), c.x(1)) : null;
        return new Value[] {data, null, updates};
    }
}
