package dev.teacup.train.metric;

import java.util.List;

/**
 * How far said sequences are from what is right, where several may be right for one word.
 *
 * @param words how many there were
 * @param wrong how many of them equal none of their readings
 * @param edits insertions, deletions and replacements up to the nearest reading, over all words
 * @param length of the nearest readings, over all words
 */
public record PhonemeErrors(int words, int wrong, int edits, int length) {
    public static final PhonemeErrors NONE = new PhonemeErrors(0, 0, 0, 0);

    /** The errors with one more word, of which {@code said} was said. */
    public PhonemeErrors with(int[] said, List<int[]> readings) {
        int[] nearest = nearest(said, readings);
        int distance = distance(said, nearest);
        return new PhonemeErrors(words + 1, wrong + (distance == 0 ? 0 : 1), edits + distance,
                length + nearest.length);
    }

    /** The share of words that equal none of their readings. */
    public double wordError() {
        return (double) wrong / words;
    }

    /** Edits to the nearest readings, over the length of these. */
    public double phonemeError() {
        return (double) edits / length;
    }

    /** The reading with the least distance from what was said; the earlier one where two are as near. */
    public static int[] nearest(int[] said, List<int[]> readings) {
        int[] nearest = readings.get(0);
        for (int[] reading : readings) {
            if (distance(said, reading) < distance(said, nearest)) {
                nearest = reading;
            }
        }
        return nearest;
    }

    /**
     * The least number of insertions, deletions and replacements that make b of a.
     *
     * @see <a href="https://doi.org/10.1145/321796.321811">Wagner, Fischer, algorithm X</a>
     */
    public static int distance(int[] a, int[] b) {
        int[] row = new int[b.length + 1];
        for (int j = 0; j <= b.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length; i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length; j++) {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], row[j]));
            }
        }
        return row[b.length];
    }
}
