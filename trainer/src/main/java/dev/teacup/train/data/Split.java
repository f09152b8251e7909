package dev.teacup.train.data;

import java.util.stream.IntStream;

/**
 * The rows of a table in three parts: a recipe is fitted on the first, chosen on the second and judged on the
 * third.
 *
 * @param train rows to fit on
 * @param validation rows to choose on
 * @param test rows to judge on
 */
public record Split(int[] train, int[] validation, int[] test) {
    /**
     * By the year of {@code date}: train up to and with {@code lastTrain}, validation after it up to and with
     * {@code lastValidation}, test after that.
     */
    public static Split byYear(Column date, int rows, int lastTrain, int lastValidation) {
        int[] years = IntStream.range(0, rows).map(row -> date.date(row).getYear()).toArray();
        return new Split(rows(years, Integer.MIN_VALUE, lastTrain),
                rows(years, lastTrain + 1, lastValidation),
                rows(years, lastValidation + 1, Integer.MAX_VALUE));
    }

    /** The rows to fit on once the recipe is chosen: train and validation, in the table's order. */
    public int[] trainAndValidation() {
        return IntStream.concat(IntStream.of(train), IntStream.of(validation)).sorted().toArray();
    }

    private static int[] rows(int[] years, int first, int last) {
        return IntStream.range(0, years.length).filter(row -> years[row] >= first && years[row] <= last)
                .toArray();
    }
}
