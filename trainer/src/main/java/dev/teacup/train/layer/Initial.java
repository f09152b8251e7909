package dev.teacup.train.layer;

import java.util.Arrays;
import java.util.SplittableRandom;

/** How a parameter begins. */
@FunctionalInterface
public interface Initial {
    /** The values of a tensor of {@code elements} elements, in row-major order. */
    float[] values(int elements, SplittableRandom random);

    /** One number everywhere. */
    static Initial constant(float value) {
        return (elements, random) -> {
            float[] values = new float[elements];
            Arrays.fill(values, value);
            return values;
        };
    }

    /** Evenly spread over [-bound, bound). */
    static Initial uniform(double bound) {
        return (elements, random) -> {
            float[] values = new float[elements];
            for (int i = 0; i < elements; i++) {
                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
            }
            return values;
        };
    }

    /**
     * Keeps the variance through a rectifier that reads {@code fanIn} values.
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He, Zhang, Ren, Sun, equation 10</a>
     */
    static Initial he(int fanIn) {
        return uniform(Math.sqrt(6.0 / fanIn));
    }

    /**
     * Keeps the variance forward and backward through a function that is linear around 0.
     *
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot, Bengio, equation 16</a>
     */
    static Initial glorot(int fanIn, int fanOut) {
        return uniform(Math.sqrt(6.0 / (fanIn + fanOut)));
    }
}
