package dev.teacup.eval;

import dev.teacup.tensor.Tensor;

/** An operand that is read as if it had the sizes to which it broadcasts. */
final class Operand {
    private final Tensor tensor;
    private final int[] sizes;
    private final int[] strides;
    private final boolean isWhole;
    private final Lanes lanes;

    Operand(Tensor tensor, int[] sizes) {
        this.tensor = tensor;
        this.sizes = sizes;
        this.strides = strides(tensor.dims(), sizes);
        this.isWhole = tensor.elements() == elements(sizes);
        this.lanes = new Lanes(tensor.dtype());
    }

    /** The elements {@code start} to {@code start + count - 1}; valid until the next call. */
    Lanes load(int start, int count) {
        int at = isWhole ? start : at(start);
        for (int i = 0; i < count; i++) {
            if (lanes.isReal()) {
                lanes.reals[i] = tensor.f64(at);
            } else {
                lanes.integers[i] = tensor.i64(at);
            }
            at = isWhole ? at + 1 : next(start + i, at);
        }
        return lanes;
    }

    private int at(int index) {
        int at = 0;
        for (int axis = sizes.length - 1, left = index; axis >= 0; axis--) {
            at += left % sizes[axis] * strides[axis];
            left /= sizes[axis];
        }
        return at;
    }

    /** Where the element after {@code index} lies, when that one lies at {@code at}. */
    private int next(int index, int at) {
        int left = index;
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            if (left % sizes[axis] + 1 < sizes[axis]) {
                return at + strides[axis];
            }
            at -= (sizes[axis] - 1) * strides[axis];
            left /= sizes[axis];
        }
        return 0;
    }

    private static int[] strides(int[] own, int[] sizes) {
        int[] strides = new int[sizes.length];
        int stride = 1;
        for (int i = 1; i <= own.length; i++) {
            int size = own[own.length - i];
            strides[sizes.length - i] = size == 1 ? 0 : stride;
            stride *= size;
        }
        return strides;
    }

    private static int elements(int[] sizes) {
        int product = 1;
        for (int size : sizes) {
            product *= size;
        }
        return product;
    }
}
