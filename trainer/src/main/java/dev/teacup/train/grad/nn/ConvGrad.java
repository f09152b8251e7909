package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * X [N, C, D1 .. Dn], W [M, C / group, k1 .. kn], B [M], Y [N, M, O1 .. On]: dX is the transposed convolution
 * of dY with W, dW the product of X's {@link Patches} and dY, dB the sum of dY.
 *
 * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin, A guide to convolution arithmetic</a>
 */
public final class ConvGrad implements Rule {
    @Override
    public String opType() {
        return "Conv";
    }

    @Override
    public Value[] backward(Backward c) {
        long groups = c.call().integer("group");
        Window window = Window.of(c, c.x(0), c.y(), Window.spatial(c.shape(c.x(1))));
        Value[] dxs = new Value[c.node().inputs().size()];
        if (c.wants(0)) {
            dxs[0] = c.op("ConvTranspose", window.transposed().with("group", groups), c.dy(), c.x(1));
        }
        if (c.wants(1)) {
            dxs[1] = new Patches(c, window, c.x(0), c.dy(), groups).product(c.x(1));
        }
        if (c.wants(2)) {
            dxs[2] = bias(c);
        }
        return dxs;
    }

    /** dY summed over all but the filters. */
    static Value bias(Backward c) {
        long[] axes = new long[c.rank(c.dy()) - 1];
        for (int i = 1; i < axes.length; i++) {
            axes[i] = i + 1;
        }
        return c.sum(c.dy(), false, axes);
    }
}
