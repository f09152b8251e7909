package dev.teacup.train.loop;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.util.Map;

/** The values of all samples for one input. */
interface Column {
    DType dtype();

    /** What it holds, for people. */
    String type();

    /** Whether a model's input of this type can be fed with it. */
    boolean fits(Type input);

    /** Adds the largest sizes that it gives to the named dimensions of an input, by name. */
    default void measure(Type input, Map<String, Integer> sizes) {}

    /** The same, of the samples {@code order[from]} to {@code order[from + count - 1]} alone. */
    default void measure(Type input, int[] order, int from, int count, Map<String, Integer> sizes) {}

    /** Copies these samples into a batch, whose named dimensions have their sizes. */
    void fill(Batch batch, String name, int[] order, int from, int count);

    /** Tells columns apart. */
    int hash();
}
