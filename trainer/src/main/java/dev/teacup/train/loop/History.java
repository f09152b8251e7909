package dev.teacup.train.loop;

import java.util.List;

/**
 * How training went.
 *
 * @param epochs one after the other
 * @param bestEpoch the epoch, counted from 1, whose weights were kept; 0 before the first
 */
public record History(List<Epoch> epochs, int bestEpoch) {
    /**
     * @param number counted from 1
     * @param loss the mean over its samples, each before its update
     * @param validation the metric afterwards; NaN without validation
     */
    public record Epoch(int number, double loss, double validation) {}

    public History {
        epochs = List.copyOf(epochs);
    }

    /** The loss of each epoch. */
    public double[] losses() {
        return epochs.stream().mapToDouble(Epoch::loss).toArray();
    }

    /** The metric after each epoch. */
    public double[] validations() {
        return epochs.stream().mapToDouble(Epoch::validation).toArray();
    }
}
