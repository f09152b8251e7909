package dev.teacup.train.loop;

import dev.teacup.train.layer.Weights;
import java.util.function.Supplier;

/** Tells two listeners, one after the other. */
public record ToBoth(Progress first, Progress second) implements Progress {
    @Override
    public void begin(long steps, Supplier<Weights> weights) {
        first.begin(steps, weights);
        second.begin(steps, weights);
    }

    @Override
    public void loss(long step, double loss) {
        first.loss(step, loss);
        second.loss(step, loss);
    }

    @Override
    public void step(int epoch, int step, double loss) {
        first.step(epoch, step, loss);
        second.step(epoch, step, loss);
    }

    @Override
    public void epoch(History.Epoch done) {
        first.epoch(done);
        second.epoch(done);
    }

    @Override
    public void weights(long step, Supplier<Weights> weights) {
        first.weights(step, weights);
        second.weights(step, weights);
    }

    @Override
    public void checkpoint() {
        first.checkpoint();
        second.checkpoint();
    }
}
