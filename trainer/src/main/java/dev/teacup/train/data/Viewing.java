package dev.teacup.train.data;

import java.util.Arrays;
import java.util.List;

/**
 * What one reader rated, in order.
 *
 * @param films their places among {@link Films#all}
 * @param stars .5 to 5, one for each
 */
public record Viewing(int[] films, float[] stars) {
    public int count() {
        return films.length;
    }

    /** The ratings from one on and before another, counted from 0. */
    public Viewing part(int from, int to) {
        return new Viewing(Arrays.copyOfRange(films, from, to), Arrays.copyOfRange(stars, from, to));
    }

    /**
     * What is learnt from, and what comes after it, for each reader.
     *
     * @param first of each reader
     * @param last of each reader
     */
    public record Parts(List<Viewing> first, List<Viewing> last) {
        /** The last fifth of each reader's ratings, rounded down, comes after the others. */
        public static Parts lastFifth(List<Viewing> readers) {
            return new Parts(readers.stream().map(all -> all.part(0, all.count() - all.count() / 5)).toList(),
                    readers.stream().map(all -> all.part(all.count() - all.count() / 5, all.count()))
                            .toList());
        }

        /** The last few ratings of each reader come after the others. */
        public static Parts lastOnes(List<Viewing> readers, int count) {
            return new Parts(readers.stream().map(all -> all.part(0, all.count() - count)).toList(),
                    readers.stream().map(all -> all.part(all.count() - count, all.count())).toList());
        }

        /** How many ratings come after the others, of all readers together. */
        public int events() {
            return last.stream().mapToInt(Viewing::count).sum();
        }
    }
}
