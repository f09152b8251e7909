package dev.teacup.ir;

import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** Makes constant tensors in an arena. */
public record Constants(Arena arena, Strings strings) {
    /**
     * A tensor whose elements are not set.
     *
     * @throws dev.teacup.error.ModelException when there is no room for it
     */
    public Tensor tensor(DType dtype, int... sizes) {
        long elements = Shape.of(sizes).elements();
        long bytes = elements > Integer.MAX_VALUE ? Long.MAX_VALUE : elements * dtype.bytes();
        return new Tensor(dtype, sizes, arena.memory(), arena.allocate(bytes));
    }

    /** Numbers in row-major order, each rounded to {@code dtype}. */
    public Tensor numbers(DType dtype, int[] sizes, double... values) {
        Tensor tensor = tensor(dtype, sizes);
        for (int i = 0; i < values.length; i++) {
            tensor.f64(i, values[i]);
        }
        return tensor;
    }

    /** Floats in row-major order. */
    public Tensor floats(int[] sizes, float... values) {
        Tensor tensor = tensor(DType.FLOAT32, sizes);
        Memory memory = arena.memory();
        for (int i = 0; i < values.length; i++) {
            memory.f32(tensor.at() + 4 * i, values[i]);
        }
        return tensor;
    }

    /** Integers of any width in row-major order. */
    public Tensor integers(DType dtype, int[] sizes, long... values) {
        Tensor tensor = tensor(dtype, sizes);
        for (int i = 0; i < values.length; i++) {
            tensor.i64(i, values[i]);
        }
        return tensor;
    }

    /** The integers or truths of a type; null where the type or one of them is not known. */
    public Tensor integers(Type type, Dim[] elements) {
        if (elements == null || !type.isKnown()) {
            return null;
        }
        long[] values = new long[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i].size();
            // What is not known is less than any int, and so is the smallest long, which is one more there.
            if (values[i] != (int) values[i]) {
                return null;
            }
        }
        return integers(type.dtype(), type.shape().sizes(), values);
    }

    /** Strings in row-major order. */
    public Tensor texts(int[] sizes, String... values) {
        Tensor tensor = tensor(DType.STRING, sizes);
        for (int i = 0; i < values.length; i++) {
            tensor.i64(i, strings.handle(values[i]));
        }
        return tensor;
    }
}
