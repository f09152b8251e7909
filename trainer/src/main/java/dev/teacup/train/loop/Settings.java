package dev.teacup.train.loop;

import dev.teacup.error.ModelException;

/**
 * How a model is trained.
 *
 * @param epochs the most passes over the data
 * @param batch the samples of a step; the last one of an epoch may have fewer
 * @param seed of initial values, order and masks
 * @param threads of one operator, or of all shards of a batch together
 * @param patience epochs without a better validation after which training stops; 0 is never
 * @param checkpointSteps the steps between checkpoints, besides the one after each epoch; 0 is none
 */
public record Settings(int epochs, int batch, long seed, int threads, int patience, int checkpointSteps) {
    /** Refuses what is no number of something. */
    public Settings {
        require(epochs >= 0, "epochs", "0", epochs);
        require(batch > 0, "batch", "1", batch);
        require(threads > 0, "threads", "1", threads);
        require(patience >= 0, "patience", "0", patience);
        require(checkpointSteps >= 0, "checkpointSteps", "0", checkpointSteps);
    }

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

    private static void require(boolean holds, String name, String least, int got) {
        if (!holds) {
            throw new ModelException("settings of a training", name + " is too small", least + " or more",
                    String.valueOf(got), "give another number");
        }
    }
}
