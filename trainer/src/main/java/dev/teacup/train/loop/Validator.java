package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import dev.teacup.train.ort.Predictor;
import dev.teacup.train.ort.StepSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a model over all samples of a data set, batch by batch. */
public final class Validator implements AutoCloseable {
    private static final int MOST_ROWS = 512;
    /** Of all inputs together: what a network makes of large pictures needs far more memory than they do. */
    private static final int MOST_ELEMENTS = 1 << 20;
    private static final Draw ALWAYS_THE_SAME = new Draw(0, 0);

    private final Predictor predictor;
    private final Samples data;
    private final Batch batch;

    /**
     * @param model an ONNX file
     * @param inputs those of its inputs that the data set feeds, with their types
     */
    public Validator(byte[] model, Map<String, Type> inputs, Samples data, int threads) {
        this.data = data;
        this.batch = data.batch(inputs, Math.min(rows(inputs), data.rows()));
        this.predictor = Predictor.open(model, threads);
    }

    private static int rows(Map<String, Type> inputs) {
        long elements = 1;
        for (Type type : inputs.values()) {
            Shape shape = type.shape();
            Dim each = shape.hasRank() && shape.rank() > 0 ? shape.elements(1, shape.rank()) : Dim.UNKNOWN;
            elements += each.isKnown() ? each.size() : 1;
        }
        return (int) Math.max(1, Math.min(MOST_ROWS, MOST_ELEMENTS / elements));
    }

    /**
     * The outputs for all samples, by name, one behind the other.
     *
     * @throws ModelException when an output has not one size for all samples
     */
    public Map<String, float[]> outputs() {
        return outputs(null);
    }

    /** The same with the parameters that a session has now. */
    Map<String, float[]> outputs(StepSession parameters) {
        int[] order = Shuffle.inOrder(data.rows());
        Map<String, float[]> all = new LinkedHashMap<>();
        for (int from = 0; from < order.length; from += batch.capacity()) {
            int rows = Math.min(batch.capacity(), order.length - from);
            data.fill(batch, order, from, rows, ALWAYS_THE_SAME);
            Map<String, float[]> outputs =
                    parameters == null ? predictor.run(batch, rows) : predictor.run(batch, rows, parameters);
            int at = from;
            outputs.forEach((name, values) -> collect(all, name, values, at, rows));
        }
        return all;
    }

    /** Puts the values of samples {@code from} to {@code from + rows - 1} where they belong. */
    private void collect(Map<String, float[]> all, String name, float[] values, int from, int rows) {
        int width = values.length / rows;
        float[] whole = all.computeIfAbsent(name, fresh -> new float[data.rows() * width]);
        if (values.length != rows * width || whole.length != data.rows() * width) {
            throw new ModelException("output " + quoted(name), "its samples differ in size among batches",
                    whole.length / data.rows() + " elements for each sample of a batch",
                    values.length + " elements for " + rows + " samples",
                    "validate with a model that has outputs [batch, sizes that are known] only");
        }
        System.arraycopy(values, 0, whole, from * width, values.length);
    }

    @Override
    public void close() {
        predictor.close();
        batch.close();
    }
}
