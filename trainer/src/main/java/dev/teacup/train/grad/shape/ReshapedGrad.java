package dev.teacup.train.grad.shape;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * The elements in their order under another shape: dX is dY under the shape of X. So are Reshape, Flatten,
 * Squeeze, Unsqueeze and Identity.
 */
public record ReshapedGrad(String opType) implements Rule {
    @Override
    public Value[] backward(Backward c) {
        boolean isSame = c.shape(c.x(0)).equals(c.shape(c.dy())) && c.shape(c.dy()).isKnown();
        boolean keeps = isSame || opType.equals("Identity");
        return c.first(keeps ? c.dy() : c.reshapeLike(c.dy(), c.x(0)));
    }
}
