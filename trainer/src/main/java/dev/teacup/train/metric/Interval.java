package dev.teacup.train.metric;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Where a figure would lie, in 95 of 100 cases, had other rows been drawn to judge on.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    private static final int DRAWS = 1000;
    private static final long SEED = 1;
    /** The normal distribution holds 95 % within so many deviations. */
    private static final double DEVIATIONS = 1.959964;

    /**
     * Of a figure that is computed anew on rows drawn with replacement, so many times (the percentile
     * bootstrap).
     *
     * @param rows how many rows there are
     * @param figure of some of them, each row as often as it was drawn
     * @see <a href="https://doi.org/10.1214/aos/1176344552">Efron, Bootstrap Methods, 1979</a>
     */
    public static Interval bootstrap(int rows, ToDoubleFunction<int[]> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] figures = new double[DRAWS];
        int[] drawn = new int[rows];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < rows; i++) {
                drawn[i] = random.nextInt(rows);
            }
            figures[draw] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(figures);
        return new Interval(figures[DRAWS * 25 / 1000], figures[DRAWS * 975 / 1000 - 1]);
    }

    /** Of the mean of one number a row, such as 1 for a hit and 0 for a miss, by {@link #bootstrap}. */
    public static Interval ofMean(double[] numbers) {
        return bootstrap(numbers.length,
                rows -> Arrays.stream(rows).mapToDouble(row -> numbers[row]).sum() / rows.length);
    }

    /**
     * Of a share.
     *
     * @param hits rows that count
     * @param rows rows in all, 1 or more
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, 1927</a>
     */
    public static Interval binomial(int hits, int rows) {
        double share = (double) hits / rows;
        double z2 = DEVIATIONS * DEVIATIONS;
        double middle = (share + z2 / (2 * rows)) / (1 + z2 / rows);
        double half = DEVIATIONS * Math.sqrt(share * (1 - share) / rows + z2 / (4.0 * rows * rows))
                / (1 + z2 / rows);
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
