package dev.teacup.train.quantize;

import dev.teacup.exec.HostTensor;

/** How often a value between nodes was how large, in bins from its lowest number to its highest. */
final class Histogram {
    private static final int BINS = 2048;
    /** Shares of the width from lowest to highest that are tried. */
    private static final int TRIALS = 100;

    private final double lowest;
    private final double highest;
    private final long[] counts = new long[BINS];

    Histogram(double lowest, double highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    void add(HostTensor numbers) {
        for (int i = 0; i < numbers.elements(); i++) {
            double share = (numbers.f64(i) - lowest) / (highest - lowest);
            counts[(int) Math.max(0, Math.min(BINS - 1, share * BINS))]++;
        }
    }

    /**
     * The range with the least squared error: a narrower one cuts off what is rare, and rounds the rest more
     * finely.
     */
    Range best() {
        Range best = Range.of(lowest, highest);
        double least = error(best);
        for (int trial = TRIALS - 1; trial > 0; trial--) {
            double share = (double) trial / TRIALS;
            Range range = Range.of(lowest * share, highest * share);
            double error = error(range);
            if (error < least) {
                least = error;
                best = range;
            }
        }
        return best;
    }

    private double error(Range range) {
        double sum = 0;
        for (int bin = 0; bin < BINS; bin++) {
            double x = lowest + (highest - lowest) * (bin + 0.5) / BINS;
            double error = x - range.rounded(x);
            sum += counts[bin] * error * error;
        }
        return sum;
    }
}
