package dev.teacup.train.metric;

/**
 * Rows counted by truth and verdict.
 *
 * @param truePositives positives that are flagged
 * @param falsePositives negatives that are flagged
 * @param falseNegatives positives that are not flagged
 * @param trueNegatives negatives that are not flagged
 */
public record Confusion(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {
    /** What happens when rows with a score of at least {@code threshold} are flagged. */
    public static Confusion at(double threshold, Predictions predictions) {
        int flagged = 0;
        int hits = 0;
        for (int row = 0; row < predictions.rows(); row++) {
            if (predictions.scores()[row] >= threshold) {
                flagged++;
                hits += (int) predictions.labels()[row];
            }
        }
        int misses = predictions.positives() - hits;
        return new Confusion(hits, flagged - hits, misses, predictions.rows() - flagged - misses);
    }

    /** The share of flagged rows that are positive; 0 when none is flagged. */
    public double precision() {
        return ratio(truePositives, truePositives + falsePositives);
    }

    /** The share of positives that are flagged. */
    public double recall() {
        return ratio(truePositives, truePositives + falseNegatives);
    }

    /** The harmonic mean of precision and recall; 0 when no positive is flagged. */
    public double f1() {
        return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
