package dev.teacup.testkit;

import dev.teacup.tensor.DType;
import java.util.Random;

/** Draws test data that is the same in every run: {@code new Seeded(7).floats(-1, 1).of(2, 3)}. */
public final class Seeded {
    /** Draws tensors of one element type within bounds. */
    @FunctionalInterface
    public interface Drawn {
        Literal of(int... dims);
    }

    private final Random random;

    public Seeded(long seed) {
        random = new Random(seed);
    }

    /** Evenly distributed floats from {@code least} on, below {@code most}. */
    public Drawn floats(double least, double most) {
        return reals(DType.FLOAT32, least, most);
    }

    public Drawn doubles(double least, double most) {
        return reals(DType.FLOAT64, least, most);
    }

    /** Evenly distributed integers from {@code least} to {@code most}, of any integer type or bool. */
    public Drawn integers(DType dtype, long least, long most) {
        return dims -> {
            long[] values = new long[elements(dims)];
            for (int i = 0; i < values.length; i++) {
                values[i] = least + Math.floorMod(random.nextLong(), most - least + 1);
            }
            return Literal.tensor(dtype, dims).ofLongs(values);
        };
    }

    private Drawn reals(DType dtype, double least, double most) {
        return dims -> {
            double[] values = new double[elements(dims)];
            for (int i = 0; i < values.length; i++) {
                double value = least + random.nextDouble() * (most - least);
                values[i] = dtype == DType.FLOAT32 ? (float) value : value;
            }
            return Literal.tensor(dtype, dims).of(values);
        };
    }

    private static int elements(int[] dims) {
        int product = 1;
        for (int dim : dims) {
            product *= dim;
        }
        return product;
    }
}
