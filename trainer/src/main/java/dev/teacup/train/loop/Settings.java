package dev.teacup.train.loop;

/**
 * How a model is trained.
 *
 * @param epochs the most passes over the data
 * @param batch the samples of a step; the last one of an epoch may have fewer
 * @param seed of initial values, order and masks
 * @param threads of one operator
 * @param patience epochs without a better validation after which training stops; 0 is never
 * @param checkpointSteps the steps between checkpoints, besides the one after each epoch; 0 is none
 */
public record Settings(int epochs, int batch, long seed, int threads, int patience, int checkpointSteps) {
    /** One thread, no early stop. */
    public static Settings of(int epochs, int batch, long seed) {
        return new Settings(epochs, batch, seed, 1, 0, 0);
    }

    public Settings threads(int count) {
        return new Settings(epochs, batch, seed, count, patience, checkpointSteps);
    }

    public Settings patience(int count) {
        return new Settings(epochs, batch, seed, threads, count, checkpointSteps);
    }

    public Settings checkpointEvery(int steps) {
        return new Settings(epochs, batch, seed, threads, patience, steps);
    }

    /** The steps of an epoch over so many samples. */
    public int stepsPerEpoch(int rows) {
        return (rows + batch - 1) / batch;
    }
}
