package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * X [N, C, D1 .. Dn], W [M, C / group, k1 .. kn], B [M], Y [N, M, O1 .. On]: dX is the transposed convolution
 * of dY with W, dW the product of X's {@link Patches} and dY, dB the sum of dY. Where windows move by 1, dX
 * is a convolution with W turned around as well, which ONNX Runtime spreads over threads; {@link Shifts} give
 * both of the windows that most convolutions have.
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
        Shifts shifts = Shifts.fit(c, window, c.x(0)) ? new Shifts(c, window, c.x(0), c.dy(), groups) : null;
        Value[] dxs = new Value[c.node().inputs().size()];
        if (c.wants(0)) {
            dxs[0] = shifts != null ? c.reshapeLike(shifts.image(c.x(1)), c.x(0)) : image(c, window, groups);
        }
        if (c.wants(1)) {
            dxs[1] = c.reshapeLike(shifts != null ? shifts.weight()
                    : new Patches(c, window, c.x(0), c.dy(), groups).product(), c.x(1));
        }
        if (c.wants(2)) {
            dxs[2] = bias(c);
        }
        return dxs;
    }

    private static Value image(Backward c, Window window, long groups) {
        return window.isDense()
                ? c.op("Conv", window.full().with("group", groups), c.dy(), turned(c, window, groups))
                : c.op("ConvTranspose", window.transposed().with("group", groups), c.dy(), c.x(1));
    }

    /** W in reverse along k1 .. kn, channels before filters: [C, M / group, k1 .. kn]. */
    private static Value turned(Backward c, Window window, long groups) {
        long filters = c.shape(c.x(1)).dim(0).size() / groups;
        long channels = c.shape(c.x(1)).dim(1).size();
        long[] order = new long[window.rank() + 3];
        for (int axis = 0; axis < order.length; axis++) {
            order[axis] = axis == 1 ? 2 : axis == 2 ? 1 : axis;
        }
        Value split = c.op("Reshape", reversed(c, window),
                c.longs(window.behind(groups, filters, channels)));
        Value swapped = c.op("Transpose", Attributes.NONE.with("perm", order), split);
        return c.op("Reshape", swapped, c.longs(window.behind(groups * channels, filters)));
    }

    private static Value reversed(Backward c, Window window) {
        int rank = window.rank();
        long[] back = new long[rank];
        long[] ends = new long[rank];
        long[] axes = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            back[axis] = -1;
            ends[axis] = Long.MIN_VALUE;
            axes[axis] = axis + 2;
        }
        return window.elements() == 1 ? c.x(1)
                : c.op("Slice", c.x(1), c.longs(back), c.longs(ends), c.longs(axes), c.longs(back));
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
