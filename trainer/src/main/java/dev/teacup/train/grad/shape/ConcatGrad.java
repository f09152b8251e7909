package dev.teacup.train.grad.shape;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = the operands one behind the other: each has its part of dY.
 */
public final class ConcatGrad implements Rule {
    @Override
    public String opType() {
        return "Concat";
    }

    @Override
    public Value[] backward(Backward c) {
        int count = c.node().inputs().size();
        int axis = c.call().axis("axis", c.rank(c.y()));
        Value[] sizes = new Value[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = c.op("Slice", c.sizes(c.x(i)), c.longs(axis), c.longs(axis + 1));
        }
        Value all = count == 1 ? sizes[0] : c.op("Concat", Attributes.of("axis", 0), sizes);
        return c.ops("Split", count, Attributes.of("axis", axis), c.dy(), all);
    }
}
