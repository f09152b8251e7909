package dev.teacup.train.loop;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/** An array of float, long or String with {@code width} elements for each sample. */
record FixedColumn(DType dtype, Object values, int width) implements Column {
    /** Copies {@code count} elements, from {@code at} on, to {@code to} in a batch. */
    private interface Copy {
        void apply(int at, int to, int count);
    }

    @Override
    public String type() {
        return dtype + " with " + width + (width == 1 ? " element" : " elements") + " a sample";
    }

    @Override
    public boolean fits(Type input) {
        Shape shape = input.shape();
        Dim width = shape.hasRank() && shape.rank() > 0 ? shape.elements(1, shape.rank()) : Dim.UNKNOWN;
        return dtype == input.dtype() && width.is(this.width);
    }

    @Override
    public void fill(Batch batch, String name, int[] order, int from, int count) {
        Copy copy = copy(batch, name);
        for (int i = 0; i < count; i++) {
            copy.apply(order[from + i] * width, i * width, width);
        }
    }

    private Copy copy(Batch batch, String name) {
        if (values instanceof float[] floats) {
            FloatBuffer buffer = batch.floats(name);
            return (at, to, count) -> buffer.put(to, floats, at, count);
        } else if (values instanceof long[] longs) {
            LongBuffer buffer = batch.longs(name);
            return (at, to, count) -> buffer.put(to, longs, at, count);
        }
        String[] texts = batch.texts(name);
        return (at, to, count) -> System.arraycopy(values, at, texts, to, count);
    }

    @Override
    public int hash() {
        return values instanceof float[] floats ? Arrays.hashCode(floats)
                : values instanceof long[] longs ? Arrays.hashCode(longs)
                        : Arrays.hashCode((String[]) values);
    }
}
