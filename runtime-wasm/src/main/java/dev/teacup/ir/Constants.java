package dev.teacup.ir;

import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

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

    /** Strings in row-major order. */
    public Tensor texts(int[] sizes, String... values) {
        Tensor tensor = tensor(DType.STRING, sizes);
        for (int i = 0; i < values.length; i++) {
            tensor.i64(i, strings.handle(values[i]));
        }
        return tensor;
    }
}
