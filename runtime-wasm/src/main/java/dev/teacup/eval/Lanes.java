package dev.teacup.eval;

import dev.teacup.tensor.DType;

/** A block of elements of one type while an expression is computed: numbers as double, all else as long. */
final class Lanes {
    /** Elements in a block: enough that the walk through the expression costs little for each. */
    static final int BLOCK = 256;

    final DType dtype;
    final double[] reals;
    final long[] integers;

    Lanes(DType dtype, int size) {
        this.dtype = dtype;
        this.reals = dtype.isFloat() ? new double[size] : null;
        this.integers = dtype.isFloat() ? null : new long[size];
    }

    boolean isReal() {
        return reals != null;
    }
}
