package dev.teacup.onnx;

import java.util.Arrays;

/** An immutable list of 64-bit integers. */
public final class Longs {
    /** No integers. */
    public static final Longs EMPTY = new Longs(new long[0]);

    private final long[] values;

    private Longs(long[] values) {
        this.values = values;
    }

    /** The list of {@code values}. */
    public static Longs of(long... values) {
        return values.length == 0 ? EMPTY : new Longs(values.clone());
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** The integer at {@code index}. */
    public long get(int index) {
        return values[index];
    }

    /** A copy as an array. */
    public long[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Longs longs && Arrays.equals(values, longs.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }

    /** Collects one list, whose length shows only in the end; after {@link #build} it is used up. */
    static final class Builder {
        private long[] values = EMPTY.values;
        private int size;

        /** Makes place for {@code more} values; the first of them get no more than they need. */
        void reserve(int more) {
            if (size + more > values.length) {
                values = Arrays.copyOf(values,
                        size == 0 ? more : Math.max(size + more, 4 + size + (size >> 1)));
            }
        }

        void add(long value) {
            reserve(1);
            values[size++] = value;
        }

        Longs build() {
            return size == 0 ? EMPTY
                    : new Longs(size == values.length ? values : Arrays.copyOf(values, size));
        }
    }
}
