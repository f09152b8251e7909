package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * The image of a pool whose windows are tiles, side by side: each of its elements lies in one window. Where
 * images are narrow, the rows that a row of windows covers are multiplied by a matrix of ones and zeros,
 * which says what lies in which window: that is faster than to pool, and than to broadcast along axes as
 * short as the sides of a window. The arithmetic of it grows with the width, so wide images are left to
 * Resize and AveragePool.
 */
record Tiles(Backward c, Window window) {
    private static final long NARROW = 32;

    /** A finite value [N, C, O1 .. On] with an element for each window, for each element of the window. */
    Value spread(Value value) {
        if (!isNarrow()) {
            return resized(value);
        }
        Value rows = c.op("Reshape", value, c.longs(-1, across()));
        return c.reshapeLike(c.op("MatMul", rows, membership(true)), c.x(0));
    }

    /** As {@link #spread}, for any value: an infinity has no part in what other windows get. */
    Value resized(Value value) {
        long[] axes = new long[window.rank()];
        for (int axis = 0; axis < axes.length; axis++) {
            axes[axis] = axis + 2;
        }
        Attributes nearest = Attributes.NONE.with("mode", "nearest").with("nearest_mode", "floor")
                .with("coordinate_transformation_mode", "asymmetric").with("axes", axes);
        return c.op("Resize", nearest, value, null, null, c.longs(Window.spatial(c.shape(c.x(0)))));
    }

    /** The sum of a finite value over each window: [N, C, O1 .. On]. */
    Value sum(Value value) {
        if (!isNarrow()) {
            Value mean = c.op("AveragePool", window.pool(), value);
            return c.op("Mul", mean, c.real(window.elements()));
        }
        Value rows = c.op("Reshape", value, c.longs(-1, window.elements() * across()));
        return c.reshapeLike(c.op("MatMul", rows, membership(false)), c.y());
    }

    private boolean isNarrow() {
        return window.rank() <= 2 && across() <= NARROW;
    }

    /** How many windows lie side by side. */
    private long across() {
        return c.shape(c.y()).dim(window.rank() + 1).size();
    }

    /** 1 where an element of a row of windows lies in a window: [windows, elements], or turned around. */
    private Value membership(boolean isByWindow) {
        int windows = (int) across();
        int elements = (int) window.elements() * windows;
        int width = (int) window.kernel()[window.rank() - 1];
        double[] numbers = new double[windows * elements];
        for (int element = 0; element < elements; element++) {
            int of = element / width % windows;
            numbers[isByWindow ? of * elements + element : element * windows + of] = 1;
        }
        return c.reals(isByWindow ? new int[] {windows, elements} : new int[] {elements, windows}, numbers);
    }
}
