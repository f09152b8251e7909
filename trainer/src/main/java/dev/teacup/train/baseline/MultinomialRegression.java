package dev.teacup.train.baseline;

import dev.teacup.train.data.Days;
import java.util.Arrays;

/**
 * Logistic regression of several classes: p = softmax(W x), the last feature being always 1, with W at the
 * minimum of the weighted sum of the cross-entropies plus l2 / 2 times the squared length of W, that
 * feature's weights all but left out. The minimum is found by Newton's method, so there is nothing to tune
 * or to seed.
 */
public final class MultinomialRegression {
    private static final int MOST_STEPS = 50;
    private static final double SMALL_STEP = 1e-7;
    /** Keeps the curvature definite where a number is added to all classes alike. */
    private static final double L2_OF_BIAS = 1e-4;

    private final double[][] features;
    private final int[] labels;
    private final int classes;
    private final double[] rowWeights;
    private final double l2;
    /** Class by class. */
    private final double[] weights;

    private MultinomialRegression(double[][] features, int[] labels, double[] classWeights, double l2) {
        this.features = features;
        this.labels = labels;
        this.classes = classWeights.length;
        this.rowWeights = Arrays.stream(labels).mapToDouble(label -> classWeights[label]).toArray();
        this.l2 = l2;
        this.weights = new double[classes * features[0].length];
    }

    /**
     * The probability of each word of the weather for every row of some days, [rows][words], from so many
     * days before.
     *
     * @param train rows to fit on
     * @param judged rows to tell
     * @param steps days that it looks back
     * @param isBalanced whether all words weigh the same, however rare they are
     * @param l2 above 0
     */
    public static double[][] ofDays(Days days, int[] train, int[] judged, int steps, boolean isBalanced,
            double l2) {
        DayFeatures features = new DayFeatures(days, train, steps);
        int[] counts = days.counts(train);
        double[] classWeights = new double[counts.length];
        Arrays.setAll(classWeights,
                word -> isBalanced ? (double) train.length / (counts.length * counts[word]) : 1);
        int[] labels = Arrays.stream(train).map(row -> days.weather()[row]).toArray();
        MultinomialRegression model =
                fitted(features.of(train), labels, classWeights, l2);
        return Arrays.stream(features.of(judged)).map(model::probabilities).toArray(double[][]::new);
    }

    /**
     * The same from what was measured on the day itself, which no forecast has: how far the word follows
     * from the numbers at all.
     */
    public static double[][] ofMeasurements(Days days, int[] train, int[] judged, double l2) {
        DayFeatures features = new DayFeatures(days, train, 0);
        double[] classWeights = new double[Days.WORDS.size()];
        Arrays.fill(classWeights, 1);
        int[] labels = Arrays.stream(train).map(row -> days.weather()[row]).toArray();
        double[][] known = Arrays.stream(train).mapToObj(features::measured).toArray(double[][]::new);
        MultinomialRegression model = fitted(known, labels, classWeights, l2);
        return Arrays.stream(judged).mapToObj(row -> model.probabilities(features.measured(row)))
                .toArray(double[][]::new);
    }

    /**
     * The model that is fitted on some rows.
     *
     * @param features of each row, the last one 1
     * @param labels of each row, below the number of classes
     * @param classWeights one for each class
     * @throws dev.teacup.error.ModelException when the minimum is not found, as with features that are
     *     far too large
     */
    static MultinomialRegression fitted(double[][] features, int[] labels, double[] classWeights, double l2) {
        MultinomialRegression model = new MultinomialRegression(features, labels, classWeights, l2);
        int steps = 0;
        while (model.step() > SMALL_STEP) {
            if (++steps == MOST_STEPS) {
                throw Cholesky.noMinimum("weights that still move after " + MOST_STEPS + " steps");
            }
        }
        return model;
    }

    /** The probability of each class. */
    double[] probabilities(double[] row) {
        double[] scores = new double[classes];
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            for (int i = 0; i < row.length; i++) {
                scores[k] += weights[k * row.length + i] * row[i];
            }
            most = Math.max(most, scores[k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            scores[k] = Math.exp(scores[k] - most);
            sum += scores[k];
        }
        for (int k = 0; k < classes; k++) {
            scores[k] /= sum;
        }
        return scores;
    }

    /** One Newton step; the largest change of a weight. */
    private double step() {
        int width = features[0].length;
        double[] gradient = new double[weights.length];
        double[][] curvature = new double[weights.length][weights.length];
        for (int at = 0; at < weights.length; at++) {
            double penalty = at % width == width - 1 ? L2_OF_BIAS : l2;
            gradient[at] = penalty * weights[at];
            curvature[at][at] = penalty;
        }
        for (int row = 0; row < features.length; row++) {
            add(row, probabilities(features[row]), gradient, curvature);
        }
        double[] change = Cholesky.solve(curvature, gradient);
        double largest = 0;
        for (int at = 0; at < change.length; at++) {
            weights[at] -= change[at];
            largest = Math.max(largest, Math.abs(change[at]));
        }
        return largest;
    }

    private void add(int row, double[] p, double[] gradient, double[][] curvature) {
        double[] x = features[row];
        double weight = rowWeights[row];
        for (int k = 0; k < classes; k++) {
            double error = weight * (p[k] - (labels[row] == k ? 1 : 0));
            for (int i = 0; i < x.length; i++) {
                gradient[k * x.length + i] += error * x[i];
            }
            for (int other = 0; other <= k; other++) {
                addOuter(curvature, k * x.length, other * x.length, x,
                        weight * p[k] * ((k == other ? 1 : 0) - p[other]));
            }
        }
    }

    private static void addOuter(double[][] curvature, int row, int column, double[] x, double slope) {
        for (int i = 0; i < x.length; i++) {
            double scaled = slope * x[i];
            double[] line = curvature[row + i];
            for (int j = 0; j < x.length; j++) {
                line[column + j] += scaled * x[j];
            }
        }
    }
}
