package dev.teacup.train.baseline;

import java.util.Arrays;

import dev.teacup.train.data.Strikes;

/**
 * Logistic regression: p = sigmoid(w x + b), with w and b at the minimum of the sum of the cross-entropies
 * plus l2 / 2 times the squared length of w. The minimum is found by Newton's method, so there is nothing to
 * tune or to seed.
 */
public final class LogisticRegression {
    private static final int MOST_STEPS = 50;
    private static final double SMALL_STEP = 1e-9;
    private static final double STRIKES_L2 = 20;

    private final SparseRows features;
    private final double l2;
    /** One for each column, and the bias last. */
    private final double[] weights;

    private LogisticRegression(SparseRows features, double l2) {
        this.features = features;
        this.l2 = l2;
        this.weights = new double[features.width() + 1];
    }

    /** The probability of damage of every strike, fitted on the strikes {@code train} with an l2 of 20. */
    public static double[] ofStrikes(Strikes strikes, int[] train) {
        SparseRows features = new StrikeFeatures(strikes, train).all();
        return probabilities(features, strikes.labels(), train, STRIKES_L2);
    }

    /**
     * The probability of every row.
     *
     * @param labels 0 or 1 for each row; those of rows outside of {@code train} are not looked at
     * @param train the rows to fit on
     * @param l2 0 or more
     */
    static double[] probabilities(SparseRows features, double[] labels, int[] train, double l2) {
        LogisticRegression model = new LogisticRegression(features, l2);
        int steps = 0;
        while (model.step(labels, train) > SMALL_STEP) {
            if (++steps == MOST_STEPS) {
                throw Cholesky.noMinimum("weights that still move after " + MOST_STEPS + " steps");
            }
        }
        double[] probabilities = new double[features.rows()];
        Arrays.setAll(probabilities, model::probability);
        return probabilities;
    }

    private double probability(int row) {
        return 1 / (1 + Math.exp(-features.dot(row, weights) - weights[features.width()]));
    }

    /** One Newton step; the largest change of a weight. */
    private double step(double[] labels, int[] train) {
        int width = weights.length;
        double[] gradient = new double[width];
        double[][] curvature = new double[width][width];
        for (int column = 0; column < features.width(); column++) {
            gradient[column] = l2 * weights[column];
            curvature[column][column] = l2;
        }
        for (int row : train) {
            double probability = probability(row);
            add(row, probability - labels[row], probability * (1 - probability), gradient, curvature);
        }
        double[] change = Cholesky.solve(curvature, gradient);
        double largest = 0;
        for (int column = 0; column < width; column++) {
            weights[column] -= change[column];
            largest = Math.max(largest, Math.abs(change[column]));
        }
        return largest;
    }

    private void add(int row, double error, double slope, double[] gradient, double[][] curvature) {
        int[] columns = features.columns()[row];
        double[] values = features.values()[row];
        int bias = features.width();
        gradient[bias] += error;
        curvature[bias][bias] += slope;
        for (int at = 0; at < columns.length; at++) {
            gradient[columns[at]] += error * values[at];
            curvature[bias][columns[at]] += slope * values[at];
            for (int other = 0; other <= at; other++) {
                int high = Math.max(columns[at], columns[other]);
                int low = Math.min(columns[at], columns[other]);
                curvature[high][low] += slope * values[at] * values[other];
            }
        }
    }
}
