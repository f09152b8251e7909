package dev.teacup.op.nn;

import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * The rows or columns of a matrix: element k of vector i lies at {@code at + i * stride + k * step}, counted
 * in elements of the tensor.
 */
record Vectors(Tensor tensor, int at, int stride, int step) {
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

    /** The same sum of integers, which wraps around. */
    long integerDot(int i, Vectors other, int j, int length) {
        long sum = 0;
        int left = at + i * stride;
        int right = other.at + j * other.stride;
        for (int k = 0; k < length; k++) {
            sum += tensor.i64(left) * other.tensor.i64(right);
            left += step;
            right += other.step;
        }
        return sum;
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
