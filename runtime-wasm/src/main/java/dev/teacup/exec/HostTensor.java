package dev.teacup.exec;

import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/**
 * A tensor on the JVM that belongs to no session: what programs feed and get.
 *
 * @param tensor the elements in a memory of their own; of strings the handles into {@code strings}
 * @param strings the strings of a string tensor, else null
 */
public record HostTensor(Tensor tensor, Strings strings) {
    /** A tensor whose elements are 0, false, or the empty string. */
    public static HostTensor of(DType dtype, int... dims) {
        long bytes = Shape.of(dims).elements() * dtype.bytes();
        if (bytes < 0 || bytes > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(dtype + Shape.of(dims).toString() + " is too large");
        }
        Memory memory = BufferMemory.of((int) bytes, bytes);
        return new HostTensor(new Tensor(dtype, dims.clone(), memory, 0),
                dtype == DType.STRING ? new Strings() : null);
    }

    /** A tensor whose elements are these little-endian bytes. */
    public static HostTensor of(DType dtype, int[] dims, byte[] bytes) {
        HostTensor made = of(dtype, dims);
        if (bytes.length != made.tensor.bytes()) {
            throw new IllegalArgumentException(
                    made.tensor + " has " + made.tensor.bytes() + " bytes, not " + bytes.length);
        }
        made.tensor.memory().write(0, bytes);
        return made;
    }

    public static HostTensor floats(int[] dims, float... values) {
        HostTensor made = of(DType.FLOAT32, dims);
        checkCount(made, values.length);
        for (int i = 0; i < values.length; i++) {
            made.tensor.f64(i, values[i]);
        }
        return made;
    }

    public static HostTensor longs(int[] dims, long... values) {
        HostTensor made = of(DType.INT64, dims);
        checkCount(made, values.length);
        for (int i = 0; i < values.length; i++) {
            made.tensor.i64(i, values[i]);
        }
        return made;
    }

    public static HostTensor texts(int[] dims, String... values) {
        HostTensor made = of(DType.STRING, dims);
        checkCount(made, values.length);
        for (int i = 0; i < values.length; i++) {
            made.tensor.i64(i, made.strings.handle(values[i]));
        }
        return made;
    }

    /** A copy of a session's tensor. */
    static HostTensor copy(Tensor tensor, Strings strings) {
        HostTensor made = of(tensor.dtype(), tensor.dims());
        if (tensor.dtype() == DType.STRING) {
            for (int i = 0; i < tensor.elements(); i++) {
                made.tensor.i64(i, made.strings.handle(strings.text((int) tensor.i64(i))));
            }
        } else {
            made.tensor.memory().write(0, tensor.memory().read(tensor.at(), (int) tensor.bytes()));
        }
        return made;
    }

    /** Copies the elements into a session's tensor of the same type. */
    void copyTo(Tensor target, Strings targetStrings) {
        if (dtype() == DType.STRING) {
            for (int i = 0; i < tensor.elements(); i++) {
                target.i64(i, targetStrings.handle(text(i)));
            }
        } else {
            target.memory().write(target.at(), bytes());
        }
    }

    public DType dtype() {
        return tensor.dtype();
    }

    public int[] dims() {
        return tensor.dims();
    }

    public int elements() {
        return tensor.elements();
    }

    /** The number at {@code index}, of any type but string. */
    public double f64(int index) {
        return tensor.f64(index);
    }

    /** The integer or truth at {@code index}. */
    public long i64(int index) {
        return tensor.i64(index);
    }

    /** The string at {@code index}. */
    public String text(int index) {
        return strings.text((int) tensor.i64(index));
    }

    /** The elements as little-endian bytes; of strings their handles. */
    public byte[] bytes() {
        return tensor.memory().read(0, (int) tensor.bytes());
    }

    @Override
    public String toString() {
        return tensor.toString();
    }

    private static void checkCount(HostTensor made, int values) {
        if (values != made.elements()) {
            throw new IllegalArgumentException(made + " has " + made.elements() + " elements, not " + values);
        }
    }
}
