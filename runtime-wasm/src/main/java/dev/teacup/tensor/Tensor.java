package dev.teacup.tensor;

import dev.teacup.memory.Memory;

/**
 * A tensor in linear memory: its elements lie one behind the other, the last dimension fastest. The two views
 * {@link #f64} and {@link #i64} let a kernel be written once for all element types.
 *
 * @param dims the sizes, outermost first; not to be changed
 * @param at the address of the first element
 */
public record Tensor(DType dtype, int[] dims, Memory memory, int at) {

    public int rank() {
        return dims.length;
    }

    public int dim(int axis) {
        return dims[axis];
    }

    public int elements() {
        return elements(0, dims.length);
    }

    /** The product of the sizes of the axes {@code from} to {@code to - 1}. */
    public int elements(int from, int to) {
        int product = 1;
        for (int axis = from; axis < to; axis++) {
            product *= dims[axis];
        }
        return product;
    }

    public long bytes() {
        return (long) elements() * dtype.bytes();
    }

    public Type type() {
        return Type.of(dtype, Shape.of(dims));
    }

    /** The same elements with other dimensions, whose product is the same. */
    public Tensor reshaped(int... sizes) {
        return new Tensor(dtype, sizes, memory, at);
    }

    /** The same tensor where its elements have moved by {@code distance} bytes. */
    public Tensor moved(int distance) {
        return new Tensor(dtype, dims, memory, at + distance);
    }

    /** The number at {@code index}; of any type but string. */
    public double f64(int index) {
        // A short method becomes a part of the loop that calls it.
        return dtype == DType.FLOAT32 ? memory.f32(at + 4 * index) : otherF64(index);
    }

    private double otherF64(int index) {
        return switch (dtype) {
            case FLOAT64 -> memory.f64(at + 8 * index);
            case FLOAT16 -> Num.halfToFloat(memory.i16(at + 2 * index));
            case UINT64 -> Num.unsignedToDouble(memory.i64(at + 8 * index));
            default -> i64(index);
        };
    }

    /** Stores a number, rounded once to a floating-point type, cut to an integer one. */
    public void f64(int index, double value) {
        if (dtype == DType.FLOAT32) {
            memory.f32(at + 4 * index, (float) value);
        } else {
            otherF64(index, value);
        }
    }

    private void otherF64(int index, double value) {
        switch (dtype) {
            case FLOAT64 -> memory.f64(at + 8 * index, value);
            case FLOAT16 -> memory.i16(at + 2 * index, (short) Num.toHalf(value));
            case UINT64 -> memory.i64(at + 8 * index, Num.toUnsigned(value));
            default -> i64(index, (long) value);
        }
    }

    /** The integer, truth (0 or 1) or string handle at {@code index}; a uint64 as the same 64 bits. */
    public long i64(int index) {
        return dtype == DType.INT64 ? memory.i64(at + 8 * index) : otherI64(index);
    }

    private long otherI64(int index) {
        return switch (dtype) {
            case BOOL, UINT8 -> memory.u8(at + index);
            case INT8 -> memory.i8(at + index);
            case INT16 -> memory.i16(at + 2 * index);
            case UINT16 -> memory.i16(at + 2 * index) & 0xFFFF;
            case INT32, STRING -> memory.i32(at + 4 * index);
            case UINT32 -> memory.i32(at + 4 * index) & 0xFFFFFFFFL;
            case UINT64 -> memory.i64(at + 8 * index);
            default -> throw new AssertionError();
        };
    }

    /** Stores what {@link DType#wrap} leaves of an integer, truth or string handle. */
    public void i64(int index, long value) {
        if (dtype == DType.INT64) {
            memory.i64(at + 8 * index, value);
        } else {
            otherI64(index, value);
        }
    }

    private void otherI64(int index, long value) {
        switch (dtype) {
            case BOOL -> memory.i8(at + index, (byte) (value == 0 ? 0 : 1));
            case INT8, UINT8 -> memory.i8(at + index, (byte) value);
            case INT16, UINT16 -> memory.i16(at + 2 * index, (short) value);
            case INT32, UINT32, STRING -> memory.i32(at + 4 * index, (int) value);
            case UINT64 -> memory.i64(at + 8 * index, value);
            default -> throw new AssertionError();
        }
    }

    /** Copies an element's bytes from a tensor of the same type. */
    public void copy(int index, Tensor from, int fromIndex) {
        if (dtype == DType.FLOAT32) {
            memory.i32(at + 4 * index, from.memory.i32(from.at + 4 * fromIndex));
        } else {
            copyOther(index, from, fromIndex);
        }
    }

    private void copyOther(int index, Tensor from, int fromIndex) {
        switch (dtype.bytes()) {
            case 1 -> memory.i8(at + index, from.memory.i8(from.at + fromIndex));
            case 2 -> memory.i16(at + 2 * index, from.memory.i16(from.at + 2 * fromIndex));
            case 4 -> memory.i32(at + 4 * index, from.memory.i32(from.at + 4 * fromIndex));
            default -> memory.i64(at + 8 * index, from.memory.i64(from.at + 8 * fromIndex));
        }
    }

    /** Copies the bytes of {@code count} elements from a tensor of the same type and memory. */
    public void copy(int index, Tensor from, int fromIndex, int count) {
        int bytes = dtype.bytes();
        memory.copy(from.at + bytes * fromIndex, at + bytes * index, bytes * count);
    }

    /** {@code float32[2, 3]}. */
    @Override
    public String toString() {
        return type().toString();
    }
}
