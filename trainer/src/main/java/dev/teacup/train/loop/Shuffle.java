package dev.teacup.train.loop;

import java.util.SplittableRandom;

/** The order of samples in an epoch: a function of seed and epoch, so that a resumed run has the same. */
final class Shuffle {
    /** Places of {@link Draw} below 0 stand for what an order draws. */
    static final int OF_SAMPLER = -1;
    static final int OF_ROWS = -2;
    static final int OF_BATCHES = -3;

    private Shuffle() {}

    /**
     * The rows from 0 on in random order.
     *
     * @see <a href="https://doi.org/10.1145/364520.364540">Durstenfeld, algorithm 235</a>
     */
    static int[] order(int rows, long seed, int epoch) {
        return order(rows, new Draw(seed, epoch).of(OF_ROWS));
    }

    static int[] order(int rows, SplittableRandom random) {
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
