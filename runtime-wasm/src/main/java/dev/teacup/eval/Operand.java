package dev.teacup.eval;

import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * An operand that is read as if it had the sizes to which it broadcasts, in runs: along the last axes it is
 * either read on element by element, or one of its elements is read again and again.
 */
final class Operand {
    private final Tensor tensor;
    private final int[] sizes;
    private final int[] strides;
    private final Lanes lanes;
    private int run = 1;
    private int step;
    private int loaded = -1;

    Operand(Tensor tensor, int[] sizes, int block) {
        this.tensor = tensor;
        this.sizes = sizes;
        this.strides = strides(tensor.dims(), sizes);
        this.lanes = new Lanes(tensor.dtype(), block);
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            if (run == 1 && sizes[axis] > 1) {
                step = strides[axis];
            } else if (sizes[axis] > 1 && strides[axis] != step * run) {
                break;
            }
            run *= sizes[axis];
        }
    }

    /** The elements that were loaded last. */
    Lanes lanes() {
        return lanes;
    }

    /** Loads the elements {@code start} to {@code start + count - 1}. */
    void load(int start, int count) {
        for (int i = 0; i < count && loaded != start;) {
            int end = Math.min(count, i + run - (start + i) % run);
            load(i, end, at(start + i));
            i = end;
        }
        loaded = start;
    }

    private void load(int from, int to, int first) {
        Memory memory = tensor.memory();
        if (lanes.dtype == DType.FLOAT32) {
            int byteAt = tensor.at() + 4 * first;
            for (int i = from; i < to; i++) {
                lanes.reals[i] = memory.f32(byteAt);
                byteAt += 4 * step;
            }
            return;
        }
        int at = first;
        if (lanes.dtype == DType.INT8 || lanes.dtype == DType.UINT8) {
            int bits = lanes.dtype == DType.INT8 ? -1 : 0xFF;
            for (int i = from; i < to; i++) {
                lanes.integers[i] = memory.i8(tensor.at() + at) & bits;
                at += step;
            }
            return;
        }
        for (int i = from; i < to; i++) {
            if (lanes.isReal()) {
                lanes.reals[i] = tensor.f64(at);
            } else {
                lanes.integers[i] = tensor.i64(at);
            }
            at += step;
        }
    }

    private int at(int index) {
        int at = 0;
        for (int axis = sizes.length - 1, left = index; left > 0; axis--) {
            at += left % sizes[axis] * strides[axis];
            left /= sizes[axis];
        }
        return at;
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
}
