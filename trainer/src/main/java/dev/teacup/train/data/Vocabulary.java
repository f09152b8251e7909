package dev.teacup.train.data;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of a column that the training rows know, in alphabetical order, and behind them one place for
 * every other word.
 *
 * @param words the known words
 * @param counts how many training rows have each of them
 */
public record Vocabulary(List<String> words, List<Integer> counts) {
    public Vocabulary {
        words = List.copyOf(words);
        counts = List.copyOf(counts);
    }

    /** The words of {@code column} in {@code rows}. */
    public static Vocabulary of(Column column, int[] rows) {
        return of(column, rows, 1);
    }

    /** The words of {@code column} that at least {@code least} of {@code rows} have. */
    public static Vocabulary of(Column column, int[] rows, int least) {
        Map<String, Integer> counted = new TreeMap<>();
        for (int row : rows) {
            counted.merge(column.text(row), 1, Integer::sum);
        }
        counted.values().removeIf(count -> count < least);
        return new Vocabulary(List.copyOf(counted.keySet()), List.copyOf(counted.values()));
    }

    /** The place of {@code word}, or of {@link #other()} when it is not known. */
    public int indexOf(String word) {
        int found = Collections.binarySearch(words, word);
        return found < 0 ? other() : found;
    }

    /** The place that all unknown words share, the last one. */
    public int other() {
        return words.size();
    }

    /** Places in all: the known words and {@link #other()}. */
    public int size() {
        return words.size() + 1;
    }
}
