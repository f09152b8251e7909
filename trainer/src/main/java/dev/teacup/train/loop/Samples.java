package dev.teacup.train.loop;

import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.util.Map;

/** What a model learns from, or is judged on. */
public interface Samples {
    int rows();

    /**
     * A batch for these inputs.
     *
     * @throws dev.teacup.error.ModelException when there is nothing for one of them, or it does not fit
     */
    Batch batch(Map<String, Type> inputs, int capacity);

    /**
     * Puts the samples {@code order[from]} to {@code order[from + count - 1]} into a batch.
     *
     * @param draw what is drawn at random for them
     */
    void fill(Batch batch, int[] order, int from, int count, Draw draw);

    /** Tells data sets apart. */
    long fingerprint();
}
