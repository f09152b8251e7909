package dev.teacup.train.tabular;

import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;

/**
 * Small files have many short epochs: every one of their steps is told, but only some of the epochs.
 *
 * @param told who is told
 * @param epochs that will come
 */
record SomeEpochs(Progress told, int epochs) implements Progress {
    private static final int TOLD = 8;

    @Override
    public void step(int epoch, int step, double loss) {
        told.step(epoch, step, loss);
    }

    @Override
    public void epoch(History.Epoch done) {
        int every = (epochs + TOLD - 1) / TOLD;
        if (done.number() % every == 0 || done.number() == epochs) {
            told.epoch(done);
        }
    }
}
