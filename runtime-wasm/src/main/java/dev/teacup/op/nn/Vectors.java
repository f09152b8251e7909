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

    /** The first element of vector i; 0 where there is no tensor. */
    long integer(int i) {
        return tensor == null ? 0 : tensor.i64(at + i * stride);
    }

    /** The same sum of integers, which wraps around. */
    long integerDot(int i, Vectors other, int j, int length) {
        return integerDot(i, 0, other, j, 0, length);
    }

    /** The same, where {@code zero} stands for 0 in this vector, and {@code otherZero} in the other one. */
    long integerDot(int i, long zero, Vectors other, int j, long otherZero, int length) {
        if (tensor.dtype().bytes() == 1) {
            return byteDot(i, (int) zero, other, j, (int) otherZero, length);
        }
        long sum = 0;
        int left = at + i * stride;
        int right = other.at + j * other.stride;
        for (int k = 0; k < length; k++) {
            sum += (tensor.i64(left) - zero) * (other.tensor.i64(right) - otherZero);
            left += step;
            right += other.step;
        }
        return sum;
    }

    /** In 32 bits, since a product of bytes fits those, and so does every sum that anybody asks for. */
    private int byteDot(int i, int zero, Vectors other, int j, int otherZero, int length) {
        Memory memory = tensor.memory();
        Memory otherMemory = other.tensor.memory();
        // Where the sign bit is flipped, and 128 taken off, a byte has its sign.
        int flip = tensor.dtype() == DType.INT8 ? 128 : 0;
        int otherFlip = other.tensor.dtype() == DType.INT8 ? 128 : 0;
        int sum = 0;
        int left = tensor.at() + at + i * stride;
        int right = other.tensor.at() + other.at + j * other.stride;
        for (int k = 0; k < length; k++) {
            sum += ((memory.u8(left) ^ flip) - flip - zero)
                    * ((otherMemory.u8(right) ^ otherFlip) - otherFlip - otherZero);
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
