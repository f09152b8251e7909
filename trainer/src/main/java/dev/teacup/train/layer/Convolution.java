package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Filters that slide over images or sequences: x [batch, channels, D1 .. Dn],
 * W [filters, channels / groups, k1 .. kn], B [filters], result [batch, filters, O1 .. On]. One written by
 * {@link #of} moves by 1, covers neighbours, has one group, a bias, and pads nothing.
 *
 * @param kernel k1 .. kn
 * @param strides by how much the filters move along each dimension
 * @param dilations how far apart the elements are that a filter covers
 * @param isPadded whether zeros around x keep O = D / stride, rounded up
 * @param initial how W begins; null is {@link Initial#he} of what a filter covers
 */
public record Convolution(String name, int filters, List<Integer> kernel, List<Integer> strides,
        List<Integer> dilations, int groups, boolean isPadded, boolean hasBias, Initial initial)
        implements
            Layer {
    public Convolution {
        kernel = List.copyOf(kernel);
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
    }

    /** One of {@code filters} filters of these sizes. */
    public static Convolution of(String name, int filters, Integer... kernel) {
        List<Integer> ones = Collections.nCopies(kernel.length, 1);
        return new Convolution(name, filters, Arrays.asList(kernel), ones, ones, 1, false, true, null);
    }

    /** The same with these strides. */
    public Convolution strided(Integer... by) {
        return new Convolution(name, filters, kernel, Arrays.asList(by), dilations, groups, isPadded, hasBias,
                initial);
    }

    /** The same with these dilations. */
    public Convolution dilated(Integer... by) {
        return new Convolution(name, filters, kernel, strides, Arrays.asList(by), groups, isPadded, hasBias,
                initial);
    }

    /** The same in groups: each filter sees the channels of its own group only. */
    public Convolution grouped(int into) {
        return new Convolution(name, filters, kernel, strides, dilations, into, isPadded, hasBias, initial);
    }

    /** The same with zeros around x. */
    public Convolution padded() {
        return new Convolution(name, filters, kernel, strides, dilations, groups, true, hasBias, initial);
    }

    /** The same without a bias, as before a normalization, which would take it out again. */
    public Convolution withoutBias() {
        return new Convolution(name, filters, kernel, strides, dilations, groups, isPadded, false, initial);
    }

    /** The layer that goes the other way around, from small to large. */
    public TransposedConvolution transposed() {
        return new TransposedConvolution(this);
    }

    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        check(c, x);
        int channels = (int) c.type(x).shape().dim(1).size() / groups;
        int covered = kernel.stream().reduce(channels, Math::multiplyExact);
        Value w = c.parameter("W", initial != null ? initial : Initial.he(covered), true,
                dims(filters, channels));
        return hasBias
                ? c.op("Conv", attributes(), x, w, c.parameter("B", Initial.constant(0), false, filters))
                : c.op("Conv", attributes(), x, w);
    }

    /** The sizes of a weight with these in front of the kernel's. */
    int[] dims(int first, int second) {
        int[] dims = new int[kernel.size() + 2];
        dims[0] = first;
        dims[1] = second;
        for (int axis = 0; axis < kernel.size(); axis++) {
            dims[axis + 2] = kernel.get(axis);
        }
        return dims;
    }

    void check(Context c, Value x) {
        Shape shape = c.type(x).shape();
        c.require(c.type(x).dtype() == c.real(), "its input has the wrong element type", c.real().toString(),
                c.type(x).toString(), "convert it by Cast");
        c.require(filters > 0 && groups > 0 && filters % groups == 0,
                "its filters are none, or not the same number in each group",
                "1 or more in each of the groups",
                filters + " filters in " + groups + " groups", "change one of them");
        boolean areSizes = kernel.stream().allMatch(k -> k > 0) && strides.stream().allMatch(s -> s > 0)
                && dilations.stream().allMatch(d -> d > 0) && !kernel.isEmpty();
        c.require(areSizes && strides.size() == kernel.size() && dilations.size() == kernel.size(),
                "its kernel, strides and dilations do not fit", "numbers above 0, one for each dimension",
                "kernel " + kernel + ", strides " + strides + ", dilations " + dilations, "make them agree");
        c.require(shape.hasRank() && shape.rank() == kernel.size() + 2,
                "its input has another number of dimensions",
                "[batch, channels, and " + kernel.size() + " more], one for each of the kernel's",
                c.type(x).toString(), "reshape it, or give the kernel as many sizes");
        c.require(shape.dim(1).isKnown() && shape.dim(1).size() % groups == 0,
                "the channels of its input are not known, or do not split into the groups",
                "a number that " + groups + " divides", c.type(x).toString(), "change one of them");
    }

    private Attributes attributes() {
        if (!isPadded) {
            return window();
        }
        boolean moves = strides.stream().anyMatch(stride -> stride != 1);
        return moves ? window().with("auto_pad", "SAME_UPPER") : window().with("pads", pads());
    }

    /** All attributes but the padding. */
    Attributes window() {
        return Attributes.of("group", groups).with("kernel_shape", longs(kernel))
                .with("strides", longs(strides)).with("dilations", longs(dilations));
    }

    /** What keeps the sizes where the filters move by 1: known also where the sizes are not. */
    private long[] pads() {
        int rank = kernel.size();
        long[] pads = new long[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            int more = (kernel.get(axis) - 1) * dilations.get(axis);
            pads[axis] = more / 2;
            pads[axis + rank] = more - more / 2;
        }
        return pads;
    }

    static long[] longs(List<Integer> values) {
        return values.stream().mapToLong(Integer::longValue).toArray();
    }
}
