package dev.teacup.train.loop;

import java.util.SplittableRandom;

/**
 * Random numbers for the samples of an epoch: a function of seed, epoch and the sample's place in the epoch,
 * so that a resumed run draws the same.
 */
public record Draw(long seed, int epoch) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long SILVER = 0xD1B54A32D192ED03L;

    /** The numbers of one place, counted from 0: a row that comes twice in an epoch draws twice. */
    public SplittableRandom of(int place) {
        return new SplittableRandom((seed * GOLDEN + epoch + 1) * SILVER + place);
    }
}
