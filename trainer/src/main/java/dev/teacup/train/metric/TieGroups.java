package dev.teacup.train.metric;

import java.util.Arrays;

/**
 * Rows of equal score taken together, the highest score first: what a threshold at each score flags.
 *
 * @param scores the score of each group
 * @param positives positives with this score or a higher one
 * @param flagged rows with this score or a higher one
 */
record TieGroups(double[] scores, int[] positives, int[] flagged) {
    static TieGroups of(Predictions predictions, int[] order) {
        double[] scores = new double[order.length];
        int[] positives = new int[order.length];
        int[] flagged = new int[order.length];
        int groups = 0;
        int positivesSoFar = 0;
        for (int at = 0; at < order.length; at++) {
            double score = predictions.scores()[order[at]];
            positivesSoFar += (int) predictions.labels()[order[at]];
            groups += groups == 0 || scores[groups - 1] != score ? 1 : 0;
            scores[groups - 1] = score;
            positives[groups - 1] = positivesSoFar;
            flagged[groups - 1] = at + 1;
        }
        return new TieGroups(Arrays.copyOf(scores, groups), Arrays.copyOf(positives, groups),
                Arrays.copyOf(flagged, groups));
    }

    int count() {
        return scores.length;
    }

    /** Positives with exactly this group's score. */
    int positivesIn(int group) {
        return positives[group] - (group == 0 ? 0 : positives[group - 1]);
    }

    /** Rows with exactly this group's score. */
    int rowsIn(int group) {
        return flagged[group] - (group == 0 ? 0 : flagged[group - 1]);
    }
}
