package dev.teacup.train.baseline;

/**
 * Rows of numbers, one behind the other; a column of ones is thought behind them.
 *
 * @param values [rows, width]
 * @param width numbers of a row
 */
public record DenseRows(float[] values, int width) {
    int rows() {
        return values.length / width;
    }

    /** The sum over a row's numbers of each times its weight, and of the last weight. */
    double dot(int row, double[] weights, int from) {
        double sum = weights[from + width];
        int at = row * width;
        for (int i = 0; i < width; i++) {
            sum += values[at + i] * weights[from + i];
        }
        return sum;
    }

    /** Adds {@code scale} times a row to some sums. */
    void add(int row, double scale, double[] sums, int from) {
        int at = row * width;
        for (int i = 0; i < width; i++) {
            sums[from + i] += scale * values[at + i];
        }
        sums[from + width] += scale;
    }
}
