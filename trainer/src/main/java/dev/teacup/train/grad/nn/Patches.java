package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.train.grad.Backward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The gradient of a convolution's weight: what lies under each element of the window, multiplied by the
 * values at the places. Slices along the last axis, one for each element of the window there, are stacked.
 * What the window covers along the other axes are whole rows of that stack, so that each cut of it is a
 * product of matrices for each sample and group. That is faster than a stack of all patches, which copies
 * each row again, and than the convolution of transposed images that gives the same.
 */
final class Patches {
    /** A product with no more columns takes as long as one with fewer. */
    private static final long NARROW = 64;

    private final Backward c;
    private final Window window;
    private final Value image;
    private final Value places;
    private final long groups;
    private final long channels;
    private final long filters;
    private final int last;

    /**
     * @param image [N, C, D1 .. Dn], what windows lie over
     * @param places [N, M, O1 .. On], a value for each place and filter
     */
    Patches(Backward c, Window window, Value image, Value places, long groups) {
        this.c = c;
        this.window = window;
        this.groups = groups;
        this.channels = c.shape(image).dim(1).size() / groups;
        this.filters = c.shape(places).dim(1).size() / groups;
        this.image = alone(image, channels);
        this.places = alone(places, filters);
        this.last = window.rank() - 1;
    }

    /**
     * dW[m, c, k] = the sum over samples n and places o of places[n, m, o] image[n, c, o * stride + k]:
     * [groups, M / group, C / group, k1 kn].
     */
    Value product() {
        List<Value> stacks =
                channels * window.elements() > NARROW ? cuts(stack(padded(image))) : List.of(all());
        long rows = channels * window.elements() / stacks.size();
        SampleProducts products = new SampleProducts(groups, rows, filters, placesOfASample());
        Value values = c.op("Reshape", places, c.longs(0, filters, -1));
        List<Value> sums = new ArrayList<>();
        for (Value each : stacks) {
            sums.add(products.sum(c, c.op("Reshape", each, c.longs(0, rows, -1)), values));
        }
        Value split = c.op("Reshape", joined(sums), c.longs(groups, window.elements(), channels, filters));
        return c.transpose(split, 0, 3, 2, 1);
    }

    /** How many there are; taken for many where a size is not known. */
    private long placesOfASample() {
        long count = 1;
        for (int axis = 0; axis < window.rank(); axis++) {
            Dim size = c.shape(places).dim(axis + 2);
            if (!size.isKnown()) {
                return Integer.MAX_VALUE;
            }
            count *= size.size();
        }
        return count;
    }

    /**
     * [N, k1 kn C, O1 .. On]: what each element of the window covers, as a convolution with ones and zeros.
     */
    private Value all() {
        int count = (int) (channels * window.elements());
        double[] numbers = new double[count * count];
        for (int row = 0; row < count; row++) {
            long channel = row % channels;
            long element = row / channels;
            numbers[row * count + (int) (channel * window.elements() + element)] = 1;
        }
        long[] sizes = window.behind(count, channels);
        return c.op("Conv", window.convolution(), image, c.reals(
                Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray(), numbers));
    }

    /** Each group as a sample by itself. */
    private Value alone(Value value, long channels) {
        if (groups == 1) {
            return value;
        }
        long[] sizes = new long[window.rank() + 2];
        sizes[0] = -1;
        sizes[1] = channels;
        return c.op("Reshape", value, c.longs(sizes));
    }

    private Value padded(Value value) {
        long[] pads = window.pads();
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return value;
        }
        int rank = window.rank();
        long[] all = new long[2 * (rank + 2)];
        System.arraycopy(pads, 0, all, 2, rank);
        System.arraycopy(pads, rank, all, rank + 4, rank);
        return c.op("Pad", value, c.longs(all));
    }

    /** [N, kn C, D1 .. On]: what each element of the window's last axis covers. */
    private Value stack(Value padded) {
        List<Value> slices = new ArrayList<>();
        for (long at = 0; at < window.kernel()[last]; at++) {
            slices.add(slice(padded, last, at));
        }
        return joined(slices);
    }

    /** What each element of the other axes covers of the stack. */
    private List<Value> cuts(Value stack) {
        List<Value> cuts = new ArrayList<>();
        long[] element = new long[last];
        do {
            cuts.add(last == 0 ? stack : slice(stack, 0, element));
        } while (advance(element));
        return cuts;
    }

    private Value joined(List<Value> parts) {
        return parts.size() == 1 ? parts.get(0)
                : c.op("Concat", Attributes.of("axis", 1), parts.toArray(Value[]::new));
    }

    /** What all windows cover with one of their elements along the axes from {@code first} on. */
    private Value slice(Value value, int first, long... element) {
        long[] starts = new long[element.length];
        long[] ends = new long[element.length];
        long[] axes = new long[element.length];
        boolean isWhole = true;
        for (int i = 0; i < element.length; i++) {
            int axis = first + i;
            Dim count = c.shape(places).dim(axis + 2);
            starts[i] = element[i] * window.dilations()[axis];
            long left = window.extent(axis) - 1 - starts[i];
            ends[i] = count.isKnown() ? starts[i] + (count.size() - 1) * window.strides()[axis] + 1
                    : left == 0 ? Long.MAX_VALUE : -left;
            axes[i] = axis + 2;
            isWhole &= window.kernel()[axis] == 1 && window.strides()[axis] == 1 && window.ends()[axis] >= 0;
        }
        long[] strides = Arrays.copyOfRange(window.strides(), first, first + element.length);
        return isWhole ? value
                : c.op("Slice", value, c.longs(starts), c.longs(ends), c.longs(axes), c.longs(strides));
    }

    /** Counts on through the window's elements but for the last axis; false behind the last one. */
    private boolean advance(long[] element) {
        for (int axis = element.length - 1; axis >= 0; axis--) {
            if (++element[axis] < window.kernel()[axis]) {
                return true;
            }
            element[axis] = 0;
        }
        return false;
    }
}
