package dev.teacup.train.loop;

import dev.teacup.train.layer.Weights;
import java.util.function.Supplier;

/** Hears how training goes on. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {};

    /**
     * Training begins, or goes on where it stood.
     *
     * @param steps of all epochs that are behind it
     * @param weights that it begins with, of those that are judged and kept, copied for whoever asks
     */
    default void begin(long steps, Supplier<Weights> weights) {}

    /**
     * What the samples of a step lost, before its update.
     *
     * @param step counted from 1 through all epochs
     * @param loss the mean over the step's samples
     */
    default void loss(long step, double loss) {}

    /**
     * A step is done.
     *
     * @param epoch counted from 1
     * @param step of the epoch, counted from 1
     * @param loss the mean over the epoch's samples so far
     */
    default void step(int epoch, int step, double loss) {}

    /** An epoch is done. */
    default void epoch(History.Epoch done) {}

    /**
     * What an epoch left behind: the weights that are judged and kept, which are copied for whoever asks.
     *
     * @param step the last one of the epoch, counted from 1 through all epochs
     */
    default void weights(long step, Supplier<Weights> weights) {}

    /** A checkpoint comes next: what was told until now is not told again by a training that goes on. */
    default void checkpoint() {}
}
