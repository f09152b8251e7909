package dev.teacup.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** What is told of some numbers: their median and their range. */
record Figures(double median, double least, double most) {
    static Figures of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
        return new Figures(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** The ratios of paired numbers, {@code over[i] / under[i]}. */
    static Figures ofRatios(double[] over, double[] under) {
        double[] ratios = new double[over.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = over[i] / under[i];
        }
        return of(ratios);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
    }
}
