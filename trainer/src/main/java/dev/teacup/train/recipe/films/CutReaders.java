package dev.teacup.train.recipe.films;

import dev.teacup.tensor.Type;
import dev.teacup.train.data.Viewing;
import dev.teacup.train.loop.Draw;
import dev.teacup.train.loop.Samples;
import dev.teacup.train.ort.Batch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Readers as samples, each cut anew in every epoch: what was rated before the cut is given, what comes behind
 * it is to be foretold.
 *
 * @param readers what each has rated
 * @param cut where, and what of both sides is fed
 */
record CutReaders(List<Viewing> readers, Cut cut) implements Samples {
    /** How a reader becomes a row of a batch. */
    interface Cut {
        /**
         * Writes the row of each input.
         *
         * @param rows by the input's name; zeros at first
         */
        void write(Viewing reader, SplittableRandom random, Map<String, float[]> rows);

        /** Tells cuts apart. */
        int hash();
    }

    @Override
    public int rows() {
        return readers.size();
    }

    @Override
    public Batch batch(Map<String, Type> inputs, int capacity) {
        return new Batch(inputs, capacity);
    }

    @Override
    public void fill(Batch batch, int[] order, int from, int count, Draw draw) {
        Map<String, float[]> rows = new LinkedHashMap<>();
        batch.types().keySet().forEach(name -> rows.put(name, new float[batch.elements(name)]));
        for (int i = 0; i < count; i++) {
            rows.values().forEach(row -> Arrays.fill(row, 0));
            cut.write(readers.get(order[from + i]), draw.of(from + i), rows);
            int at = i;
            rows.forEach((name, row) -> batch.floats(name).put(at * row.length, row));
        }
    }

    @Override
    public long fingerprint() {
        long hash = cut.hash();
        for (Viewing reader : readers) {
            hash = 31 * hash + Arrays.hashCode(reader.films());
            hash = 31 * hash + Arrays.hashCode(reader.stars());
        }
        return hash;
    }
}
