package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.train.grad.Backward;

/**
 * The image of a pool whose windows are tiles, side by side: [N C O1, k1, O2, k2, .. On, kn], in which each
 * window has one place along the axes O and all its elements along the axes k. No element moves for that.
 */
record Tiles(Backward c, Window window) {
    /** The image as its tiles. */
    Value image(Value value) {
        return c.op("Reshape", value, c.longs(sizes(true)));
    }

    /** A value with an element for each place, which broadcasts over the tiles. */
    Value places(Value value) {
        return c.op("Reshape", value, c.longs(sizes(false)));
    }

    /** The axes of a tile's elements. */
    long[] axes() {
        long[] axes = new long[window.rank()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = 2 * axis + 1;
        }
        return axes;
    }

    private long[] sizes(boolean isImage) {
        long[] sizes = new long[2 * window.rank()];
        for (int axis = 0; axis < window.rank(); axis++) {
            Dim count = c.shape(c.y()).dim(axis + 2);
            sizes[2 * axis] = axis == 0 ? -1 : count.size();
            sizes[2 * axis + 1] = isImage ? window.kernel()[axis] : 1;
        }
        return sizes;
    }
}
