package dev.teacup.train.loop;

import java.util.SplittableRandom;

/** The order of samples in an epoch: a function of seed and epoch, so that a resumed run has the same. */
final class Shuffle {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Shuffle() {}

    /**
     * @see <a href="https://doi.org/10.1145/364520.364540">Durstenfeld, algorithm 235</a>
     */
    static int[] order(int rows, long seed, int epoch) {
        SplittableRandom random = new SplittableRandom(seed + (epoch + 1) * GOLDEN);
        int[] order = inOrder(rows);
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        return order;
    }

    static int[] inOrder(int rows) {
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = i;
        }
        return order;
    }
}
