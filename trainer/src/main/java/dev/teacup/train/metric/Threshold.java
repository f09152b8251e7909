package dev.teacup.train.metric;

import java.util.Arrays;

/** Where to cut scores so that rows at or above the cut are flagged. */
public final class Threshold {
    private Threshold() {}

    /**
     * The highest threshold that flags at least the share {@code rate} of {@code scores}, rounded to whole
     * rows and at least one.
     */
    public static double flagging(double rate, double[] scores) {
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        long flagged = Math.max(1, Math.min(scores.length, Math.round(rate * scores.length)));
        return ascending[(int) (scores.length - flagged)];
    }
}
