package dev.teacup.tensor;

import dev.teacup.error.Text;

/**
 * One dimension of a shape: a size, or a name ({@code batch}) that stands for one size wherever it occurs in
 * a graph, or not known before the graph runs. The elements of small integer tensors that become shapes are
 * dimensions, too, and may then be negative.
 *
 * @param size the size, or {@link #OPEN}
 * @param name the name, or null
 * @param most the largest size that it can take; {@link Long#MAX_VALUE} where no bound is known
 */
public record Dim(long size, String name, long most) {
    /** The size of a dimension whose size is not known. */
    public static final long OPEN = Long.MIN_VALUE;

    /** A dimension of which nothing is known. */
    public static final Dim UNKNOWN = new Dim(OPEN, null, Long.MAX_VALUE);

    /** Tensors of more elements are data, and no shapes. */
    public static final int MOST_ELEMENTS = 4096;

    public static Dim of(long size) {
        return new Dim(size, null, size);
    }

    public static Dim named(String name) {
        return new Dim(OPEN, name, Long.MAX_VALUE);
    }

    /** A dimension that only running the graph tells, with a bound on it. */
    public static Dim atMost(long most) {
        return new Dim(OPEN, null, most);
    }

    /** The elements of a small tensor of integers or truths, of one dimension or one element; else null. */
    public static Dim[] elements(Tensor tensor) {
        boolean counts = tensor.dtype().isInteger() || tensor.dtype() == DType.BOOL;
        if (tensor.rank() > 1 && tensor.elements() != 1 || !counts || tensor.elements() > MOST_ELEMENTS) {
            return null;
        }
        Dim[] dims = new Dim[tensor.elements()];
        for (int i = 0; i < dims.length; i++) {
            // The smallest long, by which Slice names an end before the first element, would be OPEN.
            dims[i] = of(Math.max(tensor.i64(i), OPEN + 1));
        }
        return dims;
    }

    public boolean isKnown() {
        return size != OPEN;
    }

    /** Whether it is known to have this size. */
    public boolean is(long value) {
        return size == value;
    }

    /** Whether the two are one size for certain: the same number or the same name. */
    public boolean same(Dim other) {
        return isKnown() ? size == other.size : name != null && name.equals(other.name);
    }

    /** Whether the two can never be one size. */
    public boolean differs(Dim other) {
        return isKnown() && other.isKnown() && size != other.size;
    }

    /** Whichever of the two says more, given that they are one size. */
    public Dim or(Dim other) {
        return isKnown() || !other.isKnown() && name != null ? this : other;
    }

    /** What is known of a dimension that is sometimes this, sometimes the other. */
    public Dim join(Dim other) {
        return same(other) || equals(other) ? this : UNKNOWN;
    }

    /** The sum; where it is not known, at most the sum of the bounds. Too large a sum stays the largest. */
    public Dim plus(Dim other) {
        if (is(0) || other.is(0)) {
            return is(0) ? other : this;
        }
        return result(sum(most, other.most), other);
    }

    /** The product of two sizes; where it is not known, at most the product of the bounds. */
    public Dim times(Dim other) {
        if (is(1) || other.is(1)) {
            return is(1) ? other : this;
        }
        if (!(isKnown() && other.isKnown()) && (most < 0 || other.most < 0)) {
            return UNKNOWN;
        }
        return result(product(most, other.most), other);
    }

    private static long product(long a, long b) {
        long product = a * b;
        boolean overflows = a != 0 && (product == OPEN || product / a != b);
        if (overflows) {
            return a > 0 == b > 0 ? Long.MAX_VALUE : OPEN + 1;
        }
        return product;
    }

    private static long sum(long a, long b) {
        if (a == Long.MAX_VALUE || b == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        long sum = a + b;
        boolean overflows = a > 0 == b > 0 && sum > 0 != a > 0;
        if (overflows) {
            return a > 0 ? Long.MAX_VALUE : OPEN + 1;
        }
        return Math.max(OPEN + 1, sum);
    }

    private Dim result(long bound, Dim other) {
        return isKnown() && other.isKnown() ? of(bound) : atMost(bound);
    }

    @Override
    public String toString() {
        if (isKnown()) {
            return Long.toString(size);
        }
        return name != null ? Text.visible(name) : most < Long.MAX_VALUE ? "?<=" + most : "?";
    }
}
