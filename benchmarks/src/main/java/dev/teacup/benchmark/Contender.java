package dev.teacup.benchmark;

/** One side of a race: a model on a batch that stays the same, which learns a little more at each step. */
interface Contender extends AutoCloseable {
    /** Trains one step and returns the loss before it. */
    float step();

    @Override
    void close();
}
