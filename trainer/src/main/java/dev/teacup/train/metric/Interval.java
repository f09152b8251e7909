package dev.teacup.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

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
        return bootstrap(IntStream.range(0, rows).mapToObj(row -> new int[] {row}).toArray(int[][]::new),
                figure);
    }

    /**
     * The same where rows hang together, as those of one day in two cities do: whole groups are drawn, as
     * many as there are, for rows that are alike tell less than as many others.
     *
     * @param groups the rows of each, such as {@link #groups} finds
     * @see <a href="https://doi.org/10.1111/j.1467-9868.2007.00593.x">Field, Welsh, Bootstrapping clustered
     *      data, 2007</a>
     */
    public static Interval bootstrap(int[][] groups, ToDoubleFunction<int[]> figure) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] figures = new double[DRAWS];
        int[][] drawn = new int[groups.length][];
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < groups.length; i++) {
                drawn[i] = groups[random.nextInt(groups.length)];
            }
            figures[draw] = figure.applyAsDouble(joined(drawn));
        }
        Arrays.sort(figures);
        return new Interval(figures[DRAWS * 25 / 1000], figures[DRAWS * 975 / 1000 - 1]);
    }

    private static int[] joined(int[][] groups) {
        int length = 0;
        for (int[] group : groups) {
            length += group.length;
        }
        int[] rows = new int[length];
        int at = 0;
        for (int[] group : groups) {
            System.arraycopy(group, 0, rows, at, group.length);
            at += group.length;
        }
        return rows;
    }

    /** The rows, counted from 0, that have the same key, in the order in which the keys come first. */
    public static int[][] groups(List<?> keys) {
        Map<Object, List<Integer>> rows = new LinkedHashMap<>();
        for (int row = 0; row < keys.size(); row++) {
            rows.computeIfAbsent(keys.get(row), fresh -> new ArrayList<>()).add(row);
        }
        return rows.values().stream().map(group -> group.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    /** Of the mean of one number a row, such as 1 for a hit and 0 for a miss, by {@link #bootstrap}. */
    public static Interval ofMean(double[] numbers) {
        return ofMean(IntStream.range(0, numbers.length).mapToObj(row -> new int[] {row})
                .toArray(int[][]::new), numbers);
    }

    /**
     * The same where rows hang together.
     *
     * @param groups the rows of each
     */
    public static Interval ofMean(int[][] groups, double[] numbers) {
        return bootstrap(groups,
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
