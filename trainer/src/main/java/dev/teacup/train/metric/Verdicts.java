package dev.teacup.train.metric;

import dev.teacup.error.ModelException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a model of several classes said of each row, beside the truth. The arrays belong to it from then on.
 *
 * @param scores [rows][classes], higher where the model is surer; probabilities where it is calibrated
 * @param truth the index of each row's class
 * @param classes how many there are
 */
public record Verdicts(double[][] scores, int[] truth, int classes) {
    /**
     * Checks that the two belong together.
     *
     * @throws ModelException when the numbers of rows or classes differ, a class is none, or a score is NaN
     */
    public Verdicts {
        if (scores.length != truth.length || truth.length == 0) {
            throw new ModelException("verdicts", "scores and classes differ in number",
                    Math.max(1, truth.length) + " rows of scores", scores.length + " rows",
                    "score each row once");
        }
        for (int row = 0; row < truth.length; row++) {
            check(row, scores[row], truth[row], classes);
        }
    }

    /** Of scores that lie one behind the other, as a model gives them. */
    public static Verdicts of(float[] scores, int[] truth, int classes) {
        double[][] rows = new double[scores.length / classes][classes];
        for (int i = 0; i < rows.length * classes; i++) {
            rows[i / classes][i % classes] = scores[i];
        }
        return new Verdicts(rows, truth, classes);
    }

    public int rows() {
        return truth.length;
    }

    /** Some of the rows; a row may come more than once. */
    public Verdicts of(int[] rows) {
        return new Verdicts(Arrays.stream(rows).mapToObj(row -> scores[row]).toArray(double[][]::new),
                Arrays.stream(rows).map(row -> truth[row]).toArray(), classes);
    }

    /** The class with the highest score, the first one of equals. */
    public int said(int row) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            best = scores[row][i] > scores[row][best] ? i : best;
        }
        return best;
    }

    /** How many classes are said before the true one: 0 where it is the best. Of equals the first is said. */
    public int rank(int row) {
        double own = scores[row][truth[row]];
        int before = 0;
        for (int i = 0; i < classes; i++) {
            before += scores[row][i] > own || scores[row][i] == own && i < truth[row] ? 1 : 0;
        }
        return before;
    }

    /** The share of rows whose class is among the best {@code count}. */
    public double top(int count) {
        int hits = 0;
        for (int row = 0; row < rows(); row++) {
            hits += rank(row) < count ? 1 : 0;
        }
        return (double) hits / rows();
    }

    /** How many rows of each class were said to be of which: [truth][said]. */
    public int[][] confusion() {
        int[][] counts = new int[classes][classes];
        for (int row = 0; row < rows(); row++) {
            counts[truth[row]][said(row)]++;
        }
        return counts;
    }

    /** One class against all others. */
    public Confusion of(int one) {
        int[][] counts = confusion();
        int hits = counts[one][one];
        int own = Arrays.stream(counts[one]).sum();
        int said = IntStream.range(0, classes).map(truth -> counts[truth][one]).sum();
        return new Confusion(hits, said - hits, own - hits, rows() - own - said + hits);
    }

    /** The mean of the classes' F1; one that is neither there nor said counts as 0. */
    public double macroF1() {
        int[][] counts = confusion();
        double sum = 0;
        for (int i = 0; i < classes; i++) {
            int one = i;
            int both = Arrays.stream(counts[one]).sum()
                    + IntStream.range(0, classes).map(truth -> counts[truth][one]).sum();
            sum += both == 0 ? 0 : 2.0 * counts[one][one] / both;
        }
        return sum / classes;
    }

    /** The mean over the classes that are there of the share of their rows that is right. */
    public double meanRecall() {
        int[][] counts = confusion();
        double sum = 0;
        int there = 0;
        for (int i = 0; i < classes; i++) {
            int own = Arrays.stream(counts[i]).sum();
            sum += own == 0 ? 0 : (double) counts[i][i] / own;
            there += own == 0 ? 0 : 1;
        }
        return sum / there;
    }

    /** The mean of the {@link #losses}. */
    public double logLoss() {
        double sum = 0;
        for (double loss : losses()) {
            sum += loss;
        }
        return sum / rows();
    }

    /** -log of the probability of each row's class; one that float32 rounds to 0 is no infinite loss. */
    public double[] losses() {
        double[] losses = new double[rows()];
        Arrays.setAll(losses, row -> -Math.log(Math.max(Float.MIN_NORMAL, scores[row][truth[row]])));
        return losses;
    }

    /** How sure the model was of what it said, and whether that was right: for {@link Calibration}. */
    public Predictions ofBest() {
        double[] sure = IntStream.range(0, rows()).mapToDouble(row -> scores[row][said(row)]).toArray();
        double[] right = IntStream.range(0, rows()).mapToDouble(row -> said(row) == truth[row] ? 1 : 0)
                .toArray();
        return new Predictions(sure, right);
    }

    private static void check(int row, double[] scores, int truth, int classes) {
        if (scores.length != classes || truth < 0 || truth >= classes) {
            throw new ModelException("verdicts, row " + row, "the row does not fit the classes",
                    classes + " scores, and a class from 0 to " + (classes - 1),
                    scores.length + " scores, and class " + truth, "judge the model on its own classes");
        }
        for (double score : scores) {
            if (Double.isNaN(score)) {
                throw new ModelException("verdicts, row " + row, "a score is no number", "a number", "NaN",
                        "train with a smaller learning rate, or look for NaN in the inputs");
            }
        }
    }
}
