package dev.teacup.train.loop;

import dev.teacup.tensor.Type;
import dev.teacup.train.ort.Batch;
import java.nio.FloatBuffer;
import java.util.Map;

/**
 * Samples of which one column of floats is changed anew in every epoch.
 *
 * @param column the input whose samples are changed; in a batch without it nothing is
 * @param version tells augmentations apart: a checkpoint goes on with the same one only
 */
public record Augmented(Samples samples, String column, Augmentation augmentation, long version)
        implements
            Samples {
    @Override
    public int rows() {
        return samples.rows();
    }

    @Override
    public Batch batch(Map<String, Type> inputs, int capacity) {
        return samples.batch(inputs, capacity);
    }

    @Override
    public void fill(Batch batch, int[] order, int from, int count, Draw draw) {
        samples.fill(batch, order, from, count, draw);
        if (!batch.types().containsKey(column)) {
            return;
        }
        FloatBuffer all = batch.floats(column);
        float[] sample = new float[batch.elements(column)];
        for (int i = 0; i < count; i++) {
            all.get(i * sample.length, sample);
            augmentation.change(sample, draw.of(order[from + i]));
            all.put(i * sample.length, sample);
        }
    }

    @Override
    public long fingerprint() {
        return 31 * samples.fingerprint() + version;
    }
}
