package dev.teacup.train.loop;

import dev.teacup.error.ModelException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;

/** Which sample comes when in an epoch: a function of seed and epoch, so that a resumed run has the same. */
@FunctionalInterface
public interface Order {
    /**
     * The samples of an epoch, batch by batch.
     *
     * @param rows how many samples there are; the result names as many, some of them perhaps again
     * @param batch samples of a batch; the last one may have fewer
     * @throws ModelException when the order was made for another number of samples
     */
    int[] of(int rows, long seed, int epoch, int batch);

    /** Each sample once, in random order. */
    static Order shuffled() {
        return (rows, seed, epoch, batch) -> Shuffle.order(rows, seed, epoch);
    }

    /**
     * Each sample once, in batches of similar length, so that little is padded: shuffled, cut into pools of
     * {@code pool} batches, sorted by length in each, and the batches shuffled. A batch that is not full
     * comes last. The larger a pool, the less is padded, and the more alike are the batches of all epochs.
     *
     * @param lengths of the samples
     * @throws ModelException when a pool has no batch
     */
    static Order byLength(int[] lengths, int pool) {
        require(pool > 0, "its pools are empty", "pools of 1 or more batches", String.valueOf(pool),
                "20 to 100 are usual");
        int[] known = lengths.clone();
        return (rows, seed, epoch, batch) -> {
            requireRows(known, rows);
            int room = (int) Math.min(rows, (long) pool * batch);
            Integer[] order = Arrays.stream(Shuffle.order(rows, seed, epoch)).boxed().toArray(Integer[]::new);
            for (int from = 0; from < rows; from += Math.min(room, rows - from)) {
                Arrays.sort(order, from, from + Math.min(room, rows - from),
                        Comparator.comparingInt(row -> known[row]));
            }
            int[] batches = Shuffle.order(rows / batch, new Draw(seed, epoch).of(Shuffle.OF_BATCHES));
            int[] result = new int[rows];
            for (int i = 0; i < rows; i++) {
                int from = i / batch < batches.length ? batches[i / batch] * batch + i % batch : i;
                result[i] = order[from];
            }
            return result;
        };
    }

    /**
     * Draws with replacement, so that a class of few samples comes as often as its share to the power of
     * {@code power}: 1 leaves the classes as they are, 0 makes all equally frequent.
     *
     * @param classes of the samples, counted from 0; each has one at least
     * @param power 0 to 1
     * @throws ModelException when a sample has no class, or a class no sample
     */
    static Order balanced(int[] classes, double power) {
        require(power >= 0 && power <= 1, "its power is no share", "0 to 1", String.valueOf(power),
                "0.5 is half-way between all classes equal and all as they are");
        int[] known = classes.clone();
        int[] counts = counts(known);
        double[] upTo = new double[known.length];
        double sum = 0;
        for (int row = 0; row < known.length; row++) {
            sum += Math.pow(counts[known[row]], power - 1);
            upTo[row] = sum;
        }
        double all = sum;
        return (rows, seed, epoch, batch) -> {
            requireRows(known, rows);
            SplittableRandom random = new Draw(seed, epoch).of(Shuffle.OF_SAMPLER);
            int[] order = new int[rows];
            for (int i = 0; i < rows; i++) {
                int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
                order[i] = Math.min(rows - 1, found < 0 ? -found - 1 : found + 1);
            }
            return order;
        };
    }

    private static int[] counts(int[] classes) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
        for (int row = 0; row < classes.length; row++) {
            require(classes[row] >= 0, "sample " + row + " has no class", "classes counted from 0",
                    String.valueOf(classes[row]), "leave the sample out, or give it a class");
            counts[classes[row]]++;
        }
        for (int label = 0; label < counts.length; label++) {
            require(counts[label] > 0, "class " + label + " has no sample",
                    "one or more of each class, 0 to " + (counts.length - 1), "none",
                    "leave the class out, and number the others without it");
        }
        return counts;
    }

    private static void requireRows(int[] known, int rows) {
        require(known.length == rows, "it is that of other samples", "one of " + known.length + " samples",
                rows + " samples", "make the order from the very samples that are trained on");
    }

    private static void require(boolean holds, String what, String expected, String got, String fix) {
        if (!holds) {
            throw new ModelException("order of samples", what, expected, got, fix);
        }
    }
}
