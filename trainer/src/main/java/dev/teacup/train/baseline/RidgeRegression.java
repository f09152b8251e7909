package dev.teacup.train.baseline;

import java.util.Arrays;

/**
 * Linear regression: y = w x + b, with w and b at the minimum of the sum of the squared errors plus l2 times
 * the squared length of w, found exactly.
 */
public final class RidgeRegression {
    /** Keeps the bias's equation solvable. */
    private static final double L2_OF_BIAS = 1e-6;

    private final double[] weights;

    private RidgeRegression(double[] weights) {
        this.weights = weights;
    }

    /**
     * Fits on all rows.
     *
     * @param truth one number for each row
     * @param l2 above 0
     */
    public static RidgeRegression fitted(DenseRows rows, double[] truth, double l2) {
        int width = rows.width() + 1;
        double[][] products = new double[width][width];
        double[] sums = new double[width];
        for (int column = 0; column < width; column++) {
            products[column][column] = column == width - 1 ? L2_OF_BIAS : l2;
        }
        double[] x = new double[width];
        for (int row = 0; row < rows.rows(); row++) {
            for (int i = 0; i < width; i++) {
                x[i] = i == width - 1 ? 1 : rows.values()[row * rows.width() + i];
            }
            for (int i = 0; i < width; i++) {
                if (x[i] != 0) {
                    sums[i] += x[i] * truth[row];
                    for (int j = 0; j <= i; j++) {
                        products[i][j] += x[i] * x[j];
                    }
                }
            }
        }
        return new RidgeRegression(Cholesky.solve(products, sums));
    }

    /** One for each feature, and the bias last. */
    public double[] weights() {
        return weights.clone();
    }

    /** What is predicted of each row. */
    double[] of(DenseRows rows) {
        double[] said = new double[rows.rows()];
        Arrays.setAll(said, row -> rows.dot(row, weights, 0));
        return said;
    }
}
