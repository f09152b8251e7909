package dev.teacup.op.shape;

import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/**
 * The loops of Pad.
 *
 * @param begins how many elements come before each axis of data
 * @param value the element to add in the mode constant, or null for 0
 */
record Padding(Tensor data, long[] begins, String mode, Tensor value, Tensor to) {
    /**
     * Writes all elements below one place in the dimensions before {@code axis}; answers where the next one
     * goes.
     *
     * @param from the number of that place in data, counted along the dimensions before axis
     * @param isInside whether it is a place in data at all
     */
    int fill(int axis, int from, boolean isInside, int next) {
        if (axis == data.rank()) {
            write(from, isInside, next);
            return next + 1;
        }
        int size = data.dim(axis);
        int at = next;
        for (int i = 0; i < to.dim(axis); i++) {
            int source = source(i - begins[axis], size);
            at = fill(axis + 1, from * size + Math.max(0, source), isInside && source >= 0, at);
        }
        return at;
    }

    private void write(int from, boolean isInside, int at) {
        if (isInside) {
            to.copy(at, data, from);
        } else if (value != null) {
            to.copy(at, value, 0);
        } else {
            int bytes = to.dtype().bytes();
            to.memory().zero(to.at() + at * bytes, bytes);
        }
    }

    /** The element of an axis that stands at a place before, in or behind it; -1 where none does. */
    private int source(long place, int size) {
        if (place >= 0 && place < size) {
            return (int) place;
        }
        if (mode.equals("edge")) {
            return place < 0 ? 0 : size - 1;
        } else if (mode.equals("wrap")) {
            return (int) Num.mod(place, size);
        }
        return mode.equals("reflect") ? reflected(place, size) : -1;
    }

    private static int reflected(long place, int size) {
        long period = Math.max(1, 2 * (size - 1L));
        long in = Num.mod(place, period);
        return (int) (in < size ? in : period - in);
    }
}
