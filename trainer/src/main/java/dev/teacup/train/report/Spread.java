package dev.teacup.train.report;

import java.util.Arrays;
import java.util.Locale;

/**
 * A figure over several runs that differ in their seed only.
 *
 * @param mean over the runs
 * @param deviation the sample's standard deviation (n - 1), 0 for one run
 * @param runs how many there were
 */
public record Spread(double mean, double deviation, int runs) {
    /** Of one figure for each run, at least one. */
    public static Spread of(double... figures) {
        double mean = Arrays.stream(figures).average().orElseThrow();
        double squares = Arrays.stream(figures).map(figure -> (figure - mean) * (figure - mean)).sum();
        return new Spread(mean, figures.length == 1 ? 0 : Math.sqrt(squares / (figures.length - 1)),
                figures.length);
    }

    /** As it stands in a report: {@code 0.802}, or {@code 0.802 ± 0.002} when there were several runs. */
    public String text() {
        String shown = String.format(Locale.ROOT, "%.3f", mean);
        return runs == 1 ? shown : shown + " ± " + String.format(Locale.ROOT, "%.3f", deviation);
    }
}
