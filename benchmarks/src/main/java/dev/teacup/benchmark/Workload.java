package dev.teacup.benchmark;

import java.util.SplittableRandom;

/**
 * What both sides train: a model by its name and the batch that it sees. The batch is noise, and the class of
 * a sample is the place of the greatest of its last ten numbers, so that there is something to learn.
 */
enum Workload {
    /** Dense layers of 512, 512 and 10 units with rectifiers between them. */
    MLP(64, 256),
    /** 16 and 32 filters 3x3, each with a rectifier and a pool 2x2 behind it, then 10 units. */
    CNN(64, 1, 32, 32),
    /** 64 units that read 50 vectors of 32 numbers, then 10 units on the last state. */
    LSTM(32, 50, 32),
    /** As LSTM. */
    GRU(32, 50, 32);

    static final int CLASSES = 10;
    static final int UNITS = 64;
    static final double RATE = 0.001;

    private final int rows;
    private final int[] sample;

    Workload(int rows, int... sample) {
        this.rows = rows;
        this.sample = sample;
    }

    /** The samples of the batch. */
    int rows() {
        return rows;
    }

    /** The dimensions of one sample. */
    int[] sample() {
        return sample.clone();
    }

    /** The samples one behind the other, evenly spread over [-1, 1). */
    float[] numbers() {
        float[] values = new float[rows * elements()];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }

    /** The class of each sample. */
    long[] labels() {
        float[] values = numbers();
        long[] labels = new long[rows];
        for (int row = 0; row < rows; row++) {
            int last = (row + 1) * elements() - CLASSES;
            for (int k = 1; k < CLASSES; k++) {
                labels[row] = values[last + k] > values[last + (int) labels[row]] ? k : labels[row];
            }
        }
        return labels;
    }

    private int elements() {
        int elements = 1;
        for (int size : sample) {
            elements *= size;
        }
        return elements;
    }
}
