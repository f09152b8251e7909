package dev.teacup.train.loop;

import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import dev.teacup.train.ort.Predictor;
import dev.teacup.train.ort.StepSession;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs a model over all samples of a data set, batch by batch. */
public final class Validator implements AutoCloseable {
    private static final int ROWS = 512;
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
        this.batch = data.batch(inputs, Math.min(ROWS, data.rows()));
        this.predictor = Predictor.open(model, threads);
    }

    /** The outputs for all samples, by name, one behind the other. */
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
            outputs.forEach((name, values) -> {
                int width = values.length / rows;
                float[] whole = all.computeIfAbsent(name, fresh -> new float[order.length * width]);
                System.arraycopy(values, 0, whole, at * width, values.length);
            });
        }
        return all;
    }

    @Override
    public void close() {
        predictor.close();
        batch.close();
    }
}
