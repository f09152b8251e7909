package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.train.grad.Backward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of a convolution's weight: the image's patches under each element of the window, one strided
 * slice for each, stacked and multiplied by the values at the places. That is a product of matrices for each
 * sample and group, which is faster than the convolution of transposed images that gives the same.
 */
final class Patches {
    private final Backward c;
    private final Window window;
    private final Value image;
    private final Value places;
    private final long groups;

    /**
     * @param image [N, C, D1 .. Dn], what windows lie over
     * @param places [N, M, O1 .. On], a value for each place and filter
     */
    Patches(Backward c, Window window, Value image, Value places, long groups) {
        this.c = c;
        this.window = window;
        this.image = image;
        this.places = places;
        this.groups = groups;
    }

    /** dW[m, c, k] = the sum over samples n and places o of places[n, m, o] image[n, c, o * stride + k]. */
    Value product(Value weight) {
        long filters = c.shape(places).dim(1).size();
        long channels = c.shape(image).dim(1).size() / groups;
        long elements = window.elements();
        Value values = c.op("Reshape", places, c.longs(0, groups, filters / groups, count()));
        Value columns = columns(elements, channels);
        Value products = c.op("MatMul", values, transpose(columns, 0, 1, 3, 2));
        Value sum = c.op("Reshape", c.sum(products, false, 0), c.longs(filters, elements, channels));
        return c.reshapeLike(elements == 1 ? sum : transpose(sum, 0, 2, 1), weight);
    }

    /** [N, groups, elements * channels, places]. */
    private Value columns(long elements, long channels) {
        Value stacked = stacked();
        if (groups > 1 && elements > 1) {
            Value split = c.op("Reshape", stacked, c.longs(0, elements, groups, channels, count()));
            stacked = transpose(split, 0, 2, 1, 3, 4);
        }
        return c.op("Reshape", stacked, c.longs(0, groups, elements * channels, count()));
    }

    /** [N, elements * C, O1 .. On]. */
    private Value stacked() {
        Value padded = padded();
        List<Value> slices = new ArrayList<>();
        long[] at = new long[window.rank()];
        do {
            slices.add(slice(padded, at));
        } while (advance(at));
        return slices.size() == 1 ? slices.get(0)
                : c.op("Concat", Attributes.of("axis", 1), slices.toArray(Value[]::new));
    }

    private Value padded() {
        long[] pads = window.pads();
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return image;
        }
        int rank = window.rank();
        long[] all = new long[2 * (rank + 2)];
        System.arraycopy(pads, 0, all, 2, rank);
        System.arraycopy(pads, rank, all, rank + 4, rank);
        return c.op("Pad", image, c.longs(all));
    }

    /** What all windows cover with one of their elements. */
    private Value slice(Value padded, long[] element) {
        int rank = window.rank();
        long[] starts = new long[rank];
        long[] ends = new long[rank];
        long[] axes = new long[rank];
        boolean isWhole = true;
        for (int axis = 0; axis < rank; axis++) {
            Dim count = c.shape(places).dim(axis + 2);
            starts[axis] = element[axis] * window.dilations()[axis];
            long left = window.extent(axis) - 1 - starts[axis];
            ends[axis] = count.isKnown() ? starts[axis] + (count.size() - 1) * window.strides()[axis] + 1
                    : left == 0 ? Long.MAX_VALUE : -left;
            axes[axis] = axis + 2;
            isWhole &= window.kernel()[axis] == 1 && window.strides()[axis] == 1 && window.ends()[axis] >= 0;
        }
        return isWhole ? padded
                : c.op("Slice", padded, c.longs(starts), c.longs(ends), c.longs(axes),
                        c.longs(window.strides()));
    }

    /** Counts on through the elements of the window, the last axis first; false behind the last one. */
    private boolean advance(long[] element) {
        for (int axis = window.rank() - 1; axis >= 0; axis--) {
            if (++element[axis] < window.kernel()[axis]) {
                return true;
            }
            element[axis] = 0;
        }
        return false;
    }

    /** The number of places, or -1 where it is not known. */
    private long count() {
        Dim count = c.shape(places).elements(2, c.rank(places));
        return count.isKnown() ? count.size() : -1;
    }

    private Value transpose(Value value, long... perm) {
        return c.op("Transpose", Attributes.NONE.with("perm", perm), value);
    }
}
