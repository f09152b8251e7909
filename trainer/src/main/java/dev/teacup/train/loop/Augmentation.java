package dev.teacup.train.loop;

import java.util.SplittableRandom;

/** Changes a sample so that it might as well have been seen: moved, turned, noisy. */
@FunctionalInterface
public interface Augmentation {
    /** Changes the elements of one sample where they are; all chance comes from {@code random}. */
    void change(float[] sample, SplittableRandom random);
}
