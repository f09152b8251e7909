package dev.teacup.train.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said beside what happened, in bins of as equal a number of rows as can be, the lowest
 * probabilities first.
 *
 * @param bins never empty ones
 */
public record Calibration(List<Bin> bins) {
    /**
     * Rows of similar probability.
     *
     * @param rows how many there are
     * @param said the mean of their probabilities
     * @param happened the share of positives among them
     */
    public record Bin(int rows, double said, double happened) {}

    public Calibration {
        bins = List.copyOf(bins);
    }

    /** In at most {@code count} bins; rows of equal probability stay together. */
    public static Calibration of(Predictions predictions, int count) {
        TieGroups groups = predictions.groups();
        List<Bin> bins = new ArrayList<>();
        int group = groups.count();
        while (group > 0) {
            int bin = bins.size() + 1;
            int before = (int) ((long) predictions.rows() * (count - bin) / count);
            int first = group - 1;
            while (first > 0 && groups.flagged()[first - 1] > before) {
                first--;
            }
            bins.add(bin(groups, first, group));
            group = first;
        }
        return new Calibration(bins);
    }

    /**
     * The mean distance between said and happened, weighted by rows (expected calibration error); 0 is
     * perfect.
     */
    public double error() {
        double sum = 0;
        int rows = 0;
        for (Bin bin : bins) {
            sum += bin.rows * Math.abs(bin.said - bin.happened);
            rows += bin.rows;
        }
        return sum / rows;
    }

    private static Bin bin(TieGroups groups, int first, int end) {
        double said = 0;
        int rows = 0;
        int positives = 0;
        for (int group = first; group < end; group++) {
            rows += groups.rowsIn(group);
            positives += groups.positivesIn(group);
            said += groups.scores()[group] * groups.rowsIn(group);
        }
        return new Bin(rows, said / rows, (double) positives / rows);
    }
}
