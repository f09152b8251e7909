package dev.teacup.train.baseline;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/**
 * Logistic regression of two classes or more on many features: p = softmax(W x + b), at the minimum of the
 * sum of the cross-entropies plus l2 / 2 times the squared length of W. Newton's method would need a matrix
 * of the square of all weights, so the minimum is found by L-BFGS, which starts at 0 and draws nothing.
 *
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu, Nocedal, On the limited memory BFGS method, 1989</a>
 */
public final class SoftmaxRegression {
    private static final int MOST_STEPS = 200;
    private static final int MEMORY = 10;
    private static final int MOST_HALVINGS = 30;
    /** Of the loss at 0, a step that gains less is the last one. */
    private static final double LITTLE = 1e-7;
    private static final double ENOUGH = 1e-4;

    private final DenseRows rows;
    private final int[] labels;
    private final int classes;
    private final double[] classWeights;
    private final double l2;
    private double[] weights;

    private SoftmaxRegression(DenseRows rows, int[] labels, double[] classWeights, double l2) {
        this.rows = rows;
        this.labels = labels;
        this.classes = classWeights.length;
        this.classWeights = classWeights;
        this.l2 = l2;
        this.weights = new double[classes * (rows.width() + 1)];
    }

    /**
     * Fits on all rows.
     *
     * @param labels of the rows, below the number of classes
     * @param classWeights one for each class
     * @param l2 above 0
     */
    public static SoftmaxRegression fitted(DenseRows rows, int[] labels, double[] classWeights, double l2) {
        SoftmaxRegression model = new SoftmaxRegression(rows, labels, classWeights, l2);
        model.fit();
        return model;
    }

    /** For each class one weight for each feature, and the bias last. */
    public double[][] weights() {
        double[][] all = new double[classes][];
        int stride = rows.width() + 1;
        Arrays.setAll(all, k -> Arrays.copyOfRange(weights, k * stride, (k + 1) * stride));
        return all;
    }

    /** The probability of each class for each row, [rows][classes]. */
    double[][] of(DenseRows others) {
        double[][] all = new double[others.rows()][];
        Arrays.setAll(all, row -> probabilities(others, row, weights));
        return all;
    }

    private double[] probabilities(DenseRows of, int row, double[] at) {
        double[] shares = new double[classes];
        Arrays.setAll(shares, k -> of.dot(row, at, k * (of.width() + 1)));
        double most = Arrays.stream(shares).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            shares[k] = Math.exp(shares[k] - most);
            sum += shares[k];
        }
        for (int k = 0; k < classes; k++) {
            shares[k] /= sum;
        }
        return shares;
    }

    /** The loss at some weights; its gradient is added up in {@code gradient}. */
    private double loss(double[] at, double[] gradient) {
        int stride = rows.width() + 1;
        double loss = 0;
        Arrays.fill(gradient, 0);
        for (int row = 0; row < labels.length; row++) {
            double[] shares = probabilities(rows, row, at);
            double weight = classWeights[labels[row]];
            loss -= weight * Math.log(Math.max(Double.MIN_NORMAL, shares[labels[row]]));
            for (int k = 0; k < classes; k++) {
                rows.add(row, weight * (shares[k] - (labels[row] == k ? 1 : 0)), gradient, k * stride);
            }
        }
        for (int i = 0; i < at.length; i++) {
            if (i % stride != stride - 1) {
                loss += l2 / 2 * at[i] * at[i];
                gradient[i] += l2 * at[i];
            }
        }
        return loss;
    }

    /** A step and by how much it changed the gradient. */
    private record Change(double[] step, double[] slope, double product) {}

    private void fit() {
        Deque<Change> memory = new ArrayDeque<>();
        double[] gradient = new double[weights.length];
        double loss = loss(weights, gradient);
        double first = loss;
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] direction = direction(memory, gradient);
            double fall = dot(direction, gradient);
            double[] next = new double[weights.length];
            double[] nextGradient = new double[weights.length];
            double length = memory.isEmpty() ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))) : 1;
            double nextLoss = Double.POSITIVE_INFINITY;
            for (int i = 0; i < MOST_HALVINGS && !(nextLoss <= loss + ENOUGH * length * fall); i++) {
                length = i == 0 ? length : length / 2;
                for (int at = 0; at < next.length; at++) {
                    next[at] = weights[at] + length * direction[at];
                }
                nextLoss = loss(next, nextGradient);
            }
            if (!(nextLoss < loss)) {
                return;
            }
            remember(memory, minus(next, weights), minus(nextGradient, gradient));
            double gain = loss - nextLoss;
            weights = next;
            gradient = nextGradient;
            loss = nextLoss;
            if (gain < LITTLE * first) {
                return;
            }
        }
    }

    private static void remember(Deque<Change> memory, double[] step, double[] slope) {
        double product = dot(step, slope);
        if (product > 0) {
            memory.addFirst(new Change(step, slope, product));
            if (memory.size() > MEMORY) {
                memory.removeLast();
            }
        }
    }

    /** Downhill, by the curvature that the last steps have shown. */
    private static double[] direction(Deque<Change> memory, double[] gradient) {
        double[] direction = new double[gradient.length];
        Arrays.setAll(direction, i -> -gradient[i]);
        double[] factors = new double[memory.size()];
        int at = 0;
        for (Change change : memory) {
            factors[at] = dot(change.step, direction) / change.product;
            add(direction, -factors[at++], change.slope);
        }
        if (!memory.isEmpty()) {
            Change last = memory.getFirst();
            double scale = last.product / dot(last.slope, last.slope);
            Arrays.setAll(direction, i -> direction[i] * scale);
        }
        for (Iterator<Change> oldest = memory.descendingIterator(); oldest.hasNext();) {
            Change change = oldest.next();
            add(direction, factors[--at] - dot(change.slope, direction) / change.product, change.step);
        }
        return direction;
    }

    private static void add(double[] to, double scale, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += scale * what[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        Arrays.setAll(difference, i -> a[i] - b[i]);
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
