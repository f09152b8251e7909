package dev.teacup.train.grad.shape;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = X with its axes in the order perm: dX is dY with its axes put back.
 */
public final class TransposeGrad implements Rule {
    @Override
    public String opType() {
        return "Transpose";
    }

    @Override
    public Value[] backward(Backward c) {
        int rank = c.rank(c.x(0));
        long[] order = c.call().integers("perm");
        long[] back = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            back[order == null ? rank - 1 - axis : (int) order[axis]] = axis;
        }
        return c.first(c.op("Transpose", Attributes.NONE.with("perm", back), c.dy()));
    }
}
