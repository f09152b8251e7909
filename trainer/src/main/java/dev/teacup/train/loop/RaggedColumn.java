package dev.teacup.train.loop;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;

/**
 * Integers, of another number in each sample; in a batch [batch, longest], with {@code pad} behind the
 * shorter ones; at least one, so that a batch of empty samples is none without elements.
 */
record RaggedColumn(long[][] values, long pad) implements Column {
    @Override
    public DType dtype() {
        return DType.INT64;
    }

    @Override
    public String type() {
        return dtype() + " with up to " + Arrays.stream(values).mapToInt(row -> row.length).max().orElse(0)
                + " elements a sample, for [batch, a dimension with a name]";
    }

    @Override
    public boolean fits(Type input) {
        Shape shape = input.shape();
        return input.dtype() == dtype() && shape.hasRank() && shape.rank() == 2
                && shape.dim(1).name() != null;
    }

    @Override
    public void measure(Type input, Map<String, Integer> sizes) {
        measure(input, Shuffle.inOrder(values.length), 0, values.length, sizes);
    }

    @Override
    public void measure(Type input, int[] order, int from, int count, Map<String, Integer> sizes) {
        int longest = 1;
        for (int i = 0; i < count; i++) {
            longest = Math.max(longest, values[order[from + i]].length);
        }
        sizes.merge(input.shape().dim(1).name(), longest, Math::max);
    }

    @Override
    public void fill(Batch batch, String name, int[] order, int from, int count) {
        int width = batch.elements(name);
        LongBuffer buffer = batch.longs(name);
        for (int i = 0; i < count; i++) {
            long[] row = Arrays.copyOf(values[order[from + i]], width);
            Arrays.fill(row, values[order[from + i]].length, width, pad);
            buffer.put(i * width, row);
        }
    }

    @Override
    public int hash() {
        return 31 * Arrays.deepHashCode(values) + Long.hashCode(pad);
    }
}
