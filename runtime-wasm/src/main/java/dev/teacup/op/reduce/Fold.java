package dev.teacup.op.reduce;

import dev.teacup.op.Frame;
import dev.teacup.op.View;
import dev.teacup.tensor.Tensor;

/** Makes one element of many, by a function of what there is so far and the next one, in row-major order. */
final class Fold {
    /** The next intermediate result of floating-point numbers, which is rounded when all are taken in. */
    @FunctionalInterface
    interface Reals {
        double next(double soFar, double element);
    }

    /** The next intermediate result of integers or truths. */
    @FunctionalInterface
    interface Integers {
        long next(long soFar, long element);
    }

    private final Tensor from;
    private final Tensor to;
    private final boolean[] reduces;
    private final int[] strides;
    private final boolean isEmpty;
    private final Reals reals;
    private final Integers integers;
    private int written;

    private Fold(Tensor from, Tensor to, boolean[] reduces, Reals reals, Integers integers) {
        this.from = from;
        this.to = to;
        this.reduces = reduces;
        this.strides = View.rowMajor(from.dims());
        this.isEmpty = from.elements() == 0;
        this.reals = reals;
        this.integers = integers;
    }

    /** Reduces numbers of floating-point type. */
    static void reals(Frame f, boolean[] reduces, double start, Reals reals) {
        burn(f);
        if (f.out(0).elements() > 0) {
            new Fold(f.in(0), f.out(0), reduces, reals, null).runReals(0, 0, start);
        }
    }

    /** Reduces integers or truths. */
    static void integers(Frame f, boolean[] reduces, long start, Integers integers) {
        burn(f);
        if (f.out(0).elements() > 0) {
            new Fold(f.in(0), f.out(0), reduces, null, integers).runIntegers(0, 0, start);
        }
    }

    private static void burn(Frame f) {
        f.burn((long) f.in(0).elements() + f.out(0).elements());
    }

    private void runReals(int axis, int at, double start) {
        if (axis == reduces.length) {
            to.f64(written++, real(0, at, start));
        } else {
            for (int i = 0; i < kept(axis); i++) {
                runReals(axis + 1, at + i * strides[axis], start);
            }
        }
    }

    private double real(int axis, int at, double soFar) {
        if (axis == reduces.length) {
            return reals.next(soFar, from.f64(at));
        }
        double result = soFar;
        for (int i = 0; i < taken(axis); i++) {
            result = real(axis + 1, at + i * strides[axis], result);
        }
        return result;
    }

    private void runIntegers(int axis, int at, long start) {
        if (axis == reduces.length) {
            to.i64(written++, integer(0, at, start));
        } else {
            for (int i = 0; i < kept(axis); i++) {
                runIntegers(axis + 1, at + i * strides[axis], start);
            }
        }
    }

    private long integer(int axis, int at, long soFar) {
        if (axis == reduces.length) {
            return integers.next(soFar, from.i64(at));
        }
        long result = soFar;
        for (int i = 0; i < taken(axis); i++) {
            result = integer(axis + 1, at + i * strides[axis], result);
        }
        return result;
    }

    private int kept(int axis) {
        return reduces[axis] ? 1 : from.dim(axis);
    }

    /** Of no elements none along any axis: another axis may be as long as it likes. */
    private int taken(int axis) {
        return isEmpty ? 0 : reduces[axis] ? from.dim(axis) : 1;
    }
}
