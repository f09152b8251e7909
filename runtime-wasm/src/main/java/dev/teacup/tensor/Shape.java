package dev.teacup.tensor;

import java.util.Arrays;

/**
 * The dimensions of a tensor as far as they are known, outermost first; perhaps not even how many there are.
 */
public final class Shape {
    /** A shape of unknown rank. */
    public static final Shape UNKNOWN = new Shape(null);

    /** The shape of a tensor of one element without dimensions. */
    public static final Shape SCALAR = new Shape(new Dim[0]);

    private final Dim[] dims;

    private Shape(Dim[] dims) {
        this.dims = dims;
    }

    public static Shape of(Dim... dims) {
        return new Shape(dims.clone());
    }

    public static Shape of(long... sizes) {
        Dim[] dims = new Dim[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            dims[i] = Dim.of(sizes[i]);
        }
        return new Shape(dims);
    }

    public static Shape of(int[] sizes) {
        Dim[] dims = new Dim[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            dims[i] = Dim.of(sizes[i]);
        }
        return new Shape(dims);
    }

    /** A shape of {@code rank} dimensions of which nothing more is known. */
    public static Shape ofRank(int rank) {
        Dim[] dims = new Dim[rank];
        Arrays.fill(dims, Dim.UNKNOWN);
        return new Shape(dims);
    }

    public boolean hasRank() {
        return dims != null;
    }

    /** Whether it may be that of one element, of whatever rank. */
    public boolean mayBeSingle() {
        return !hasRank() || !elements(0, rank()).differs(Dim.of(1));
    }

    /** The number of dimensions; only for a shape that has a rank. */
    public int rank() {
        return dims.length;
    }

    public Dim dim(int axis) {
        return dims[axis];
    }

    /** A copy of the dimensions. */
    public Dim[] dims() {
        return dims.clone();
    }

    /** This shape with another dimension at {@code axis}. */
    public Shape with(int axis, Dim dim) {
        Dim[] changed = dims.clone();
        changed[axis] = dim;
        return new Shape(changed);
    }

    /** This shape with one dimension more, at {@code axis}. */
    public Shape insert(int axis, Dim dim) {
        Dim[] more = new Dim[dims.length + 1];
        for (int i = 0; i < more.length; i++) {
            more[i] = i == axis ? dim : dims[i < axis ? i : i - 1];
        }
        return new Shape(more);
    }

    /** This shape without the dimension at {@code axis}. */
    public Shape without(int axis) {
        Dim[] fewer = new Dim[dims.length - 1];
        for (int i = 0; i < fewer.length; i++) {
            fewer[i] = dims[i < axis ? i : i + 1];
        }
        return new Shape(fewer);
    }

    /** What is known of a shape that is one of the two. */
    public Shape join(Shape other) {
        if (!hasRank() || !other.hasRank() || rank() != other.rank()) {
            return UNKNOWN;
        }
        Dim[] joined = new Dim[dims.length];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = dims[i].join(other.dims[i]);
        }
        return new Shape(joined);
    }

    /** Whether the two can never be one shape. */
    public boolean differs(Shape other) {
        boolean differs = dims.length != other.dims.length;
        for (int i = 0; !differs && i < dims.length; i++) {
            differs = dims[i].differs(other.dims[i]);
        }
        return differs;
    }

    /** Whether every size is known. */
    public boolean isKnown() {
        if (dims == null) {
            return false;
        }
        for (Dim dim : dims) {
            if (!dim.isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** The sizes, of a shape that is known and has passed {@link #elements}. */
    public int[] sizes() {
        int[] sizes = new int[dims.length];
        for (int i = 0; i < sizes.length; i++) {
            assert dims[i].isKnown() && dims[i].size() <= Integer.MAX_VALUE;
            sizes[i] = (int) dims[i].size();
        }
        return sizes;
    }

    /**
     * The number of elements; -1 where a size is not known, {@link Long#MAX_VALUE} where it does not fit a
     * long.
     */
    public long elements() {
        if (!isKnown()) {
            return -1;
        }
        long product = 1;
        for (Dim dim : dims) {
            if (dim.size() == 0) {
                return 0;
            }
            product = product > Long.MAX_VALUE / dim.size() ? Long.MAX_VALUE : product * dim.size();
        }
        return product;
    }

    /** The product of the dimensions {@code from} to {@code to - 1}, as far as it is known. */
    public Dim elements(int from, int to) {
        Dim product = Dim.of(1);
        for (int axis = from; axis < to; axis++) {
            product = product.times(dims[axis]);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dims, shape.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** {@code [batch, 3]}; {@code [...]} where the rank is not known. */
    @Override
    public String toString() {
        if (dims == null) {
            return "[...]";
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < dims.length; i++) {
            text.append(i == 0 ? "" : ", ").append(dims[i]);
        }
        return text.append("]").toString();
    }
}
