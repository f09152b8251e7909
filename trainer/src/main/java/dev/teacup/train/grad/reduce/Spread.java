package dev.teacup.train.grad.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/** A reduction's values, given back to the elements that they were made of. */
final class Spread {
    private Spread() {}

    /** A value like the result, with the reduced axes as dimensions of 1. */
    static Value keepingRank(Backward c, Value value) {
        boolean lostAxes = !c.call().flag("keepdims") && c.node().hasInput(1) && !reducesNothing(c.call());
        return lostAxes ? c.op("Unsqueeze", value, c.x(1)) : value;
    }

    /** A value like the result, repeated to the shape of the operand. */
    static Value over(Backward c, Value value) {
        return c.op("Expand", keepingRank(c, value), c.sizes(c.x(0)));
    }

    private static boolean reducesNothing(Call call) {
        long[] axes = call.longs("axes");
        return axes != null && axes.length == 0;
    }
}
