package dev.teacup.train.metric;

/**
 * The mean over the positives of the precision at their rank. Rows of equal score share the last rank among
 * them, so that the figure does not hang on their order.
 */
public final class AveragePrecision {
    private AveragePrecision() {}

    /** 0 to 1; the share of positives is chance. */
    public static double of(Predictions predictions) {
        TieGroups groups = predictions.groups();
        double sum = 0;
        for (int group = 0; group < groups.count(); group++) {
            double precision = (double) groups.positives()[group] / groups.flagged()[group];
            sum += groups.positivesIn(group) * precision;
        }
        return sum / predictions.positives();
    }
}
