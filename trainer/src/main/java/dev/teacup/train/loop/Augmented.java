package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Samples of which one column of floats is changed anew in every epoch; one that comes twice in an epoch is
 * changed in two ways.
 *
 * @param column the input whose samples are changed
 * @param version tells augmentations apart: a checkpoint goes on with the same one only
 */
public record Augmented(Samples samples, String column, Augmentation augmentation, long version)
        implements
            Samples {
    @Override
    public int rows() {
        return samples.rows();
    }

    /** @throws ModelException also when the model has no input of floats of the column's name */
    @Override
    public Batch batch(Map<String, Type> inputs, int capacity) {
        Type type = inputs.get(column);
        String where = "augmented column " + quoted(column);
        if (type == null) {
            String meant = Text.didYouMean(column, inputs.keySet());
            throw new ModelException(where, "the model has no such input",
                    "one of " + String.join(", ", inputs.keySet()), quoted(column),
                    meant.isEmpty() ? "give the name of the input that is to be changed" : meant);
        }
        if (type.dtype() != DType.FLOAT32) {
            throw new ModelException(where, "its samples are no floats", DType.FLOAT32.toString(),
                    type.toString(), "change a column of floats");
        }
        return samples.batch(inputs, capacity);
    }

    @Override
    public void fill(Batch batch, int[] order, int from, int count, Draw draw) {
        samples.fill(batch, order, from, count, draw);
        FloatBuffer all = batch.floats(column);
        float[] sample = new float[batch.elements(column)];
        for (int i = 0; i < count; i++) {
            all.get(i * sample.length, sample);
            augmentation.change(sample, draw.of(from + i));
            all.put(i * sample.length, sample);
        }
    }

    @Override
    public long fingerprint() {
        return 31 * samples.fingerprint() + version;
    }
}
