package dev.teacup.train.baseline;

import dev.teacup.train.data.Days;
import java.util.Arrays;

/** The word of the weather by a {@link SoftmaxRegression} on {@link DayFeatures}. */
public final class DayRegression {
    private DayRegression() {}

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
        return said(days, train, classWeights, features.of(train), features.of(judged), l2);
    }

    /**
     * The same from what was measured on the day itself, which no forecast has: how far the word follows
     * from the numbers at all.
     */
    public static double[][] ofMeasurements(Days days, int[] train, int[] judged, double l2) {
        DayFeatures features = new DayFeatures(days, train, 0);
        double[] classWeights = new double[Days.WORDS.size()];
        Arrays.fill(classWeights, 1);
        return said(days, train, classWeights, features.measured(train), features.measured(judged), l2);
    }

    private static double[][] said(Days days, int[] train, double[] classWeights, DenseRows known,
            DenseRows asked, double l2) {
        int[] labels = Arrays.stream(train).map(row -> days.weather()[row]).toArray();
        return SoftmaxRegression.fitted(known, labels, classWeights, l2).of(asked);
    }
}
