package dev.teacup.train.study;

import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import java.util.function.Supplier;

/**
 * Training adds up the losses of networks side by side; people are told the mean.
 *
 * @param told who is told
 * @param members how many networks there are
 */
record MeanOfMembers(Progress told, int members) implements Progress {
    @Override
    public void begin(long steps, Supplier<Weights> weights) {
        told.begin(steps, weights);
    }

    @Override
    public void loss(long step, double loss) {
        told.loss(step, loss / members);
    }

    @Override
    public void step(int epoch, int step, double loss) {
        told.step(epoch, step, loss / members);
    }

    @Override
    public void epoch(History.Epoch done) {
        told.epoch(new History.Epoch(done.number(), done.loss() / members, done.validation()));
    }

    @Override
    public void weights(long step, Supplier<Weights> weights) {
        told.weights(step, weights);
    }

    @Override
    public void checkpoint() {
        told.checkpoint();
    }
}
