package dev.teacup.onnx;

import java.util.Arrays;

/** An immutable list of 32-bit floats. Two lists are equal when their bits are, all NaN being one. */
public final class Floats {
    /** No floats. */
    public static final Floats EMPTY = new Floats(new float[0]);

    private final float[] values;

    private Floats(float[] values) {
        this.values = values;
    }

    /** The list of {@code values}. */
    public static Floats of(float... values) {
        return new Floats(values.clone());
    }

    /** How many there are. */
    public int size() {
        return values.length;
    }

    /** The float at {@code index}. */
    public float get(int index) {
        return values[index];
    }

    /** A copy as an array. */
    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Floats floats && Arrays.equals(values, floats.values);
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
        private float[] values = EMPTY.values;
        private int size;

        /** Makes place for {@code more} values; the first of them get no more than they need. */
        void reserve(int more) {
            if (size + more > values.length) {
                values = Arrays.copyOf(values,
                        size == 0 ? more : Math.max(size + more, 4 + size + (size >> 1)));
            }
        }

        void add(float value) {
            reserve(1);
            values[size++] = value;
        }

        Floats build() {
            return size == 0 ? EMPTY
                    : new Floats(size == values.length ? values : Arrays.copyOf(values, size));
        }
    }
}
