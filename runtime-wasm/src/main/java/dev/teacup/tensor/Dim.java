package dev.teacup.tensor;

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

    @Override
    public String toString() {
        if (isKnown()) {
            return Long.toString(size);
        }
        return name != null ? name : most < Long.MAX_VALUE ? "?<=" + most : "?";
    }
}
