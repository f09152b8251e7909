package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * The image of a pool whose windows are tiles, side by side: each of its elements lies in one window. Resize
 * spreads over them what there is for each window, which is faster than a broadcast along axes as short as
 * the sides of a window.
 */
record Tiles(Backward c, Window window) {
    /** A value [N, C, O1 .. On] with an element for each window, for each element of the window. */
    Value spread(Value value) {
        long[] axes = new long[window.rank()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis + 2;
        }
        Attributes nearest = Attributes.NONE.with("mode", "nearest").with("nearest_mode", "floor")
                .with("coordinate_transformation_mode", "asymmetric").with("axes", axes);
        return c.op("Resize", nearest, value, null, null, c.longs(Window.spatial(c.shape(c.x(0)))));
    }
}
