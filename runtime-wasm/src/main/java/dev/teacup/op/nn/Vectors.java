package dev.teacup.op.nn;

import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * The rows or columns of a matrix: element k of vector i lies at {@code at + i * stride + k * step}, counted
 * in elements of the tensor.
 */
record Vectors(Tensor tensor, int at, int stride, int step) {
    /** So many products are computed together. */
    static final int BLOCK = 256;

    /** No vectors; {@link #integer} of them is 0. */
    static final Vectors NONE = new Vectors(null, 0, 0, 0);

    /**
     * The sum of the products of vector i and vector j of {@code other}, from the first element to the last.
     * It is summed in double, where the product of two floats is exact, so that the sum is rounded once, and
     * is the same number on every platform.
     */
    double dot(int i, Vectors other, int j, int length) {
        if (tensor.dtype() == DType.FLOAT32) {
            return floatDot(i, other, j, length);
        }
        double sum = 0;
        int left = at + i * stride;
        int right = other.at + j * other.stride;
        for (int k = 0; k < length; k++) {
            sum += tensor.f64(left) * other.tensor.f64(right);
            left += step;
            right += other.step;
        }
        return sum;
    }

    /** The same sum for numbers that are no tensor. */
    double dot(int i, double[] numbers) {
        Memory memory = tensor.memory();
        boolean isFloat = tensor.dtype() == DType.FLOAT32;
        double sum = 0;
        int left = at + i * stride;
        for (double number : numbers) {
            sum += number * (isFloat ? memory.f32(tensor.at() + 4 * left) : tensor.f64(left));
            left += step;
        }
        return sum;
    }

    /**
     * The products of vector i with {@code count} vectors of {@code other} from j on, as {@link #dot} has
     * them. Where the elements of one vector lie apart, those of many are read together.
     */
    void dots(int i, Vectors other, int j, int count, int length, double[] sums) {
        for (int column = 0; column < count; column++) {
            sums[column] = other.step == 1 ? dot(i, other, j + column, length) : 0;
        }
        for (int k = 0; k < length && other.step != 1; k++) {
            other.add(tensor.f64(at + i * stride + k * step), j, k, count, sums);
        }
    }

    /** Adds {@code factor} times element k of {@code count} vectors from j on. */
    private void add(double factor, int j, int k, int count, double[] sums) {
        Memory memory = tensor.memory();
        boolean isFloat = tensor.dtype() == DType.FLOAT32;
        int element = at + j * stride + k * step;
        for (int column = 0; column < count; column++) {
            sums[column] +=
                    factor * (isFloat ? memory.f32(tensor.at() + 4 * element) : tensor.f64(element));
            element += stride;
        }
    }

    /**
     * The same of integers, which wrap around; {@code zero} stands for 0 in this vector, and the first
     * elements of {@code zeros} stand for 0 in those of {@code other}.
     */
    void integerDots(int i, long zero, Vectors other, Vectors zeros, int j, int count, int length,
            long[] sums) {
        for (int column = 0; column < count; column++) {
            sums[column] = 0;
        }
        long whole = 0;
        for (int k = 0; k < length; k++) {
            long factor = tensor.i64(at + i * stride + k * step) - zero;
            whole += factor;
            other.add(factor, j, k, count, sums);
        }
        for (int column = 0; column < count; column++) {
            sums[column] -= whole * zeros.integer(j + column);
        }
    }

    private void add(long factor, int j, int k, int count, long[] sums) {
        Memory memory = tensor.memory();
        boolean isByte = tensor.dtype().bytes() == 1;
        // Where the sign bit is flipped, and 128 taken off, a byte has its sign.
        int flip = tensor.dtype() == DType.INT8 ? 128 : 0;
        int element = at + j * stride + k * step;
        for (int column = 0; column < count; column++) {
            sums[column] += factor
                    * (isByte ? (memory.u8(tensor.at() + element) ^ flip) - flip : tensor.i64(element));
            element += stride;
        }
    }

    /** The first element of vector i; 0 where there is no tensor. */
    long integer(int i) {
        return tensor == null ? 0 : tensor.i64(at + i * stride);
    }

    private double floatDot(int i, Vectors other, int j, int length) {
        Memory memory = tensor.memory();
        Memory otherMemory = other.tensor.memory();
        double sum = 0;
        int left = tensor.at() + 4 * (at + i * stride);
        int right = other.tensor.at() + 4 * (other.at + j * other.stride);
        for (int k = 0; k < length; k++) {
            sum += (double) memory.f32(left) * otherMemory.f32(right);
            left += 4 * step;
            right += 4 * other.step;
        }
        return sum;
    }
}
