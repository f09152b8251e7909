package dev.teacup.train.tabular.read;

import java.time.LocalDateTime;

/**
 * A column as it was understood.
 *
 * @param name in the header
 * @param kind what it is
 * @param why in a few words: the form of its numbers, how many words it has
 * @param missing how many rows do not say
 * @param words the cells, "" where missing
 * @param numbers of a column of numbers, NaN where missing; else null
 * @param moments of a column of dates, null where missing; else null
 */
public record ReadColumn(String name, Kind kind, String why, int missing, String[] words, double[] numbers,
        LocalDateTime[] moments) {
    /** The same column, which no model is given. */
    public ReadColumn dropped(String because) {
        return new ReadColumn(name, Kind.DROPPED, because, missing, words, numbers, moments);
    }
}
