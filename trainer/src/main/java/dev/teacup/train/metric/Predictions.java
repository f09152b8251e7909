package dev.teacup.train.metric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import dev.teacup.error.ModelException;

/**
 * What a model said of each row, beside the truth. The arrays belong to the predictions from then on.
 *
 * @param scores a probability, or any other number that is higher where the model is surer of a positive
 * @param labels 1 for a positive, 0 for a negative
 */
public record Predictions(double[] scores, double[] labels) {
    /**
     * Checks that the two belong together and can be judged.
     *
     * @throws ModelException when the lengths differ, a label is neither 0 nor 1, one of the classes is
     *         missing, or a score is no number
     */
    public Predictions {
        if (scores.length != labels.length) {
            throw new ModelException("predictions", "scores and labels differ in number",
                    labels.length + " scores",
                    scores.length + " scores", "score each row once");
        }
        for (int row = 0; row < scores.length; row++) {
            check(row, scores[row], labels[row]);
        }
        double positives = Arrays.stream(labels).sum();
        if (positives == 0 || positives == labels.length) {
            throw new ModelException("predictions", "there is only one class to judge",
                    "positives and negatives",
                    (int) positives + " positives among " + labels.length + " rows", "judge on other rows");
        }
    }

    /** What {@code said}, one score for each row of a table, says of some of its rows. */
    public static Predictions of(double[] said, double[] labels, int[] rows) {
        return new Predictions(Arrays.stream(rows).mapToDouble(row -> said[row]).toArray(),
                Arrays.stream(rows).mapToDouble(row -> labels[row]).toArray());
    }

    public int rows() {
        return scores.length;
    }

    /** How many rows are positive. */
    public int positives() {
        return (int) Arrays.stream(labels).sum();
    }

    /** The share of rows that are positive, 0 to 1. */
    public double positiveRate() {
        return (double) positives() / rows();
    }

    /** The rows in groups of equal score, the highest score first. */
    TieGroups groups() {
        int[] order = IntStream.range(0, rows()).boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> scores[row]).reversed())
                .mapToInt(Integer::intValue).toArray();
        return TieGroups.of(this, order);
    }

    private static void check(int row, double score, double label) {
        if (Double.isNaN(score)) {
            throw new ModelException("predictions, row " + row, "the score is no number", "a number", "NaN",
                    "train with a smaller learning rate, or look for NaN in the inputs");
        }
        if (label != 0 && label != 1) {
            throw new ModelException("predictions, row " + row, "the label is neither 0 nor 1", "0 or 1",
                    String.valueOf(label), "map the column to 0 and 1 first");
        }
    }
}
