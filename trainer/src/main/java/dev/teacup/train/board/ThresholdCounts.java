package dev.teacup.train.board;

/**
 * What a classifier of two classes gets right at evenly spread thresholds from 0 to 1: a row counts as
 * flagged where its score is at least the threshold.
 *
 * @param table [6, thresholds]: true positives, false positives, true negatives, false negatives, precision,
 *     recall
 */
record ThresholdCounts(float[] table) {
    static final int ROWS = 6;
    static final int THRESHOLDS = 201;
    /** Where nothing is flagged, nothing is flagged wrongly: precision is 1. */
    private static final double TINY = 1e-7;

    /**
     * @param scores probabilities
     * @param labels 1 for a positive, 0 for a negative
     */
    static ThresholdCounts of(double[] scores, double[] labels) {
        double[] positives = new double[THRESHOLDS + 1];
        double[] negatives = new double[THRESHOLDS + 1];
        for (int row = 0; row < scores.length; row++) {
            double score = Math.max(0, Math.min(1, scores[row]));
            int bucket = (int) Math.floor(score * (THRESHOLDS - 1));
            positives[bucket] += labels[row];
            negatives[bucket] += 1 - labels[row];
        }
        for (int i = THRESHOLDS - 1; i >= 0; i--) {
            positives[i] += positives[i + 1];
            negatives[i] += negatives[i + 1];
        }
        float[] table = new float[ROWS * THRESHOLDS];
        for (int i = 0; i < THRESHOLDS; i++) {
            double hits = positives[i];
            double alarms = negatives[i];
            double[] column = {hits, alarms, negatives[0] - alarms, positives[0] - hits,
                Math.max(TINY, hits) / Math.max(TINY, hits + alarms), hits / Math.max(TINY, positives[0])};
            for (int row = 0; row < ROWS; row++) {
                table[row * THRESHOLDS + i] = (float) column[row];
            }
        }
        return new ThresholdCounts(table);
    }
}
