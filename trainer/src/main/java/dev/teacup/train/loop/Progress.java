package dev.teacup.train.loop;

/** Hears how training goes on. */
public interface Progress {
    /** Hears nothing. */
    Progress NONE = new Progress() {};

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
}
