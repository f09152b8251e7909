package dev.teacup.eval;

import dev.teacup.op.View;
import dev.teacup.tensor.Tensor;

/** Copies a view of a tensor into a tensor whose elements lie one behind the other. */
final class StridedCopy {
    private StridedCopy() {}

    static void run(Tensor from, View.Layout layout, Tensor to) {
        if (to.elements() > 0) {
            copy(from, layout, to, 0, layout.offset(), 0);
        }
    }

    /**
     * Copies all elements below one place in the dimensions before {@code axis}; answers where the next one
     * goes.
     */
    private static int copy(Tensor from, View.Layout layout, Tensor to, int axis, int fromIndex,
            int toIndex) {
        if (axis == to.rank()) {
            to.copy(toIndex, from, fromIndex);
            return toIndex + 1;
        }
        int stride = layout.strides()[axis];
        int size = to.dim(axis);
        if (axis == to.rank() - 1 && stride == 1) {
            int bytes = to.dtype().bytes();
            to.memory().copy(from.at() + bytes * fromIndex, to.at() + bytes * toIndex, bytes * size);
            return toIndex + size;
        }
        int next = toIndex;
        for (int i = 0; i < size; i++) {
            next = copy(from, layout, to, axis + 1, fromIndex + i * stride, next);
        }
        return next;
    }
}
