package dev.teacup.op.reduce;

import static dev.teacup.op.Primitive.ADD;
import static dev.teacup.op.Primitive.MAX;
import static dev.teacup.op.Primitive.MIN;
import static dev.teacup.op.Primitive.MUL;

import dev.teacup.op.Call;
import dev.teacup.op.Frame;
import dev.teacup.op.Primitive;
import dev.teacup.op.View;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * Makes one element of many, in row-major order: their sum, their product, the least or the greatest of them.
 * Floats are rounded when all are taken in, integers wrap around; truths are integers.
 */
final class Fold {
    private final Tensor from;
    private final Tensor to;
    private final boolean[] reduces;
    private final int[] strides;
    private final boolean isEmpty;
    private final DType dtype;
    private final boolean isFloat;
    private final Primitive step;
    private double real;
    private long integer;
    private int written;

    private Fold(Frame f, boolean[] reduces, Primitive step) {
        this.from = f.in(0);
        this.to = f.out(0);
        this.reduces = reduces;
        this.strides = View.rowMajor(from.dims());
        this.isEmpty = from.elements() == 0;
        this.dtype = from.dtype();
        this.isFloat = dtype.isFloat();
        this.step = step;
    }

    /** The kernel that folds by ADD, MUL, MIN or MAX. */
    static void run(Frame f, Call call, Primitive step) {
        f.burn((long) f.in(0).elements() + f.out(0).elements());
        if (f.out(0).elements() > 0) {
            new Fold(f, Reduction.axes(call), step).run(0, 0);
        }
    }

    /** Writes all elements for which those of the data start at {@code at} along the axes before one. */
    private void run(int axis, int at) {
        if (axis < reduces.length) {
            for (int i = 0; i < (reduces[axis] ? 1 : from.dim(axis)); i++) {
                run(axis + 1, at + i * strides[axis]);
            }
            return;
        }
        real = step == ADD ? 0 : step == MUL ? 1
                : step == MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        integer = step == ADD ? 0 : step == MUL ? 1 : step == MIN ? dtype.most() : dtype.least();
        take(0, at);
        if (isFloat) {
            to.f64(written++, real);
        } else {
            to.i64(written++, integer);
        }
    }

    /** Takes in all elements of which one is made. */
    private void take(int axis, int at) {
        if (axis < reduces.length) {
            // Of no elements none along any axis: another axis may be as long as it likes.
            for (int i = 0; i < (isEmpty ? 0 : reduces[axis] ? from.dim(axis) : 1); i++) {
                take(axis + 1, at + i * strides[axis]);
            }
        } else if (isFloat) {
            double x = from.f64(at);
            real = step == ADD ? real + x : step == MUL ? real * x
                    : step == MIN ? Math.min(real, x) : Math.max(real, x);
        } else {
            long x = from.i64(at);
            integer = step == ADD ? integer + x : step == MUL ? integer * x
                    : dtype.isLess(x, integer) == (step == MIN) ? x : integer;
        }
    }
}
