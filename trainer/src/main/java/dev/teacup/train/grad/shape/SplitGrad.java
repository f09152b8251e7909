package dev.teacup.train.grad.shape;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * The outputs are parts of X one behind the other: dX joins their gradients, zeros where one has none.
 */
public final class SplitGrad implements Rule {
    @Override
    public String opType() {
        return "Split";
    }

    @Override
    public Value[] backward(Backward c) {
        int count = c.node().outputs().size();
        Value[] parts = new Value[count];
        for (int i = 0; i < count; i++) {
            parts[i] = c.dy(i) != null ? c.dy(i) : c.zerosLike(new Value(c.node().outputs().get(i)));
        }
        return c.first(c.op("Concat", Attributes.of("axis", c.call().integer("axis")), parts));
    }
}
