package dev.teacup.train.loop;

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
     */
    int[] of(int rows, long seed, int epoch, int batch);

    /** Each sample once, in random order. */
    static Order shuffled() {
        return (rows, seed, epoch, batch) -> Shuffle.order(rows, seed, epoch);
    }

    /**
     * Each sample once, in batches of similar length, so that little is padded: shuffled, cut into pools of
     * {@code pool} batches, sorted by length in each, and the batches shuffled. A batch that is not full
     * comes last.
     *
     * @param lengths of the samples
     */
    static Order byLength(int[] lengths, int pool) {
        return (rows, seed, epoch, batch) -> {
            Integer[] order = Arrays.stream(Shuffle.order(rows, seed, epoch)).boxed().toArray(Integer[]::new);
            int room = pool * batch;
            for (int from = 0; from < rows; from += room) {
                Arrays.sort(order, from, Math.min(rows, from + room),
                        Comparator.comparingInt(row -> lengths[row]));
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
     */
    static Order balanced(int[] classes, double power) {
        int[] counts = new int[Arrays.stream(classes).max().orElse(0) + 1];
        for (int label : classes) {
            counts[label]++;
        }
        double[] upTo = new double[classes.length];
        double sum = 0;
        for (int row = 0; row < classes.length; row++) {
            sum += Math.pow(counts[classes[row]], power - 1);
            upTo[row] = sum;
        }
        double all = sum;
        return (rows, seed, epoch, batch) -> {
            SplittableRandom random = new Draw(seed, epoch).of(Shuffle.OF_SAMPLER);
            int[] order = new int[rows];
            for (int i = 0; i < rows; i++) {
                int found = Arrays.binarySearch(upTo, random.nextDouble() * all);
                order[i] = Math.min(rows - 1, found < 0 ? -found - 1 : found + 1);
            }
            return order;
        };
    }
}
