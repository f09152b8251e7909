package dev.teacup.train.layer;

import dev.teacup.tensor.Shape;
import java.util.SplittableRandom;

/**
 * A tensor that training changes: by the gradient of the loss, or a statistic of the data, by a rule of its
 * own.
 *
 * @param name the path of its layer and its own name, such as {@code body.hidden.W}
 * @param dims its sizes
 * @param initial how it begins
 * @param decays whether weight decay pulls it towards 0; biases and scales stay out of it
 * @param isStatistic whether it follows the data and has no gradient, as the mean of a normalization
 */
public record Parameter(String name, int[] dims, Initial initial, boolean decays, boolean isStatistic) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long SILVER = 0xD1B54A32D192ED03L;

    public int elements() {
        return Math.toIntExact(Shape.of(dims).elements());
    }

    /** The values that it begins with: the same for one seed and name, whatever else a model has. */
    public float[] begin(long seed) {
        // SplittableRandom itself counts in steps of GOLDEN: seeds that far apart draw one sequence, shifted.
        long mixed = (seed * GOLDEN + name.hashCode()) * SILVER;
        return initial.values(elements(), new SplittableRandom(mixed));
    }
}
