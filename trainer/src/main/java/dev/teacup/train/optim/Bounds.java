package dev.teacup.train.optim;

import dev.teacup.error.ModelException;

/** Refuses numbers that nothing can be trained with; NaN is among them everywhere. */
final class Bounds {
    static final String SCHEDULE = "schedule of learning rates";

    private Bounds() {}

    /** 0 or more, and below 1. */
    static void share(String owner, String name, double value) {
        require(value >= 0 && value < 1, owner, name, "0 or more, and below 1", value);
    }

    /** Above 0. */
    static void positive(String owner, String name, double value) {
        require(value > 0 && Double.isFinite(value), owner, name, "a number above 0", value);
    }

    /** 0 or more. */
    static void notNegative(String owner, String name, double value) {
        require(value >= 0 && Double.isFinite(value), owner, name, "0 or more", value);
    }

    private static void require(boolean holds, String owner, String name, String expected, double got) {
        if (!holds) {
            throw new ModelException(owner, "its " + name + " cannot be", expected, String.valueOf(got),
                    "give another " + name);
        }
    }
}
