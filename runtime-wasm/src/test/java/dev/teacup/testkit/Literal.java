package dev.teacup.testkit;

import dev.teacup.ir.Constants;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import java.util.Arrays;

/**
 * A tensor written down in a test: {@code floats(2, 3).of(1, 2, 3, 4, 5, 6)}. It has a value for every
 * element, in row-major order.
 *
 * @param values a {@code double[]}, {@code long[]} or {@code String[]}, by what {@code dtype} is
 */
public record Literal(DType dtype, int[] dims, Object values) {
    /** Element type and sizes, which wait for their values. */
    public record Shaped(DType dtype, int... dims) {
        /** With numbers, each of which has to be one of the element type. */
        public Literal of(double... values) {
            if (dtype.isFloat()) {
                return literal(values, values.length);
            }
            long[] integers = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                integers[i] = (long) values[i];
                if (integers[i] != values[i]) {
                    throw new AssertionError(values[i] + " as " + dtype);
                }
            }
            return ofLongs(integers);
        }

        /** With integers of 64 bits, which {@link #of} may not hold; a uint64 as the same 64 bits. */
        public Literal ofLongs(long... values) {
            return literal(values, values.length);
        }

        public Literal of(String... values) {
            return literal(values, values.length);
        }

        public Literal of(boolean... values) {
            long[] truths = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                truths[i] = values[i] ? 1 : 0;
            }
            return ofLongs(truths);
        }

        /** With 0, 1, 2 and so on. */
        public Literal counting() {
            double[] values = new double[elements(dims)];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            return of(values);
        }

        private Literal literal(Object values, int length) {
            if (length != elements(dims)) {
                throw new AssertionError(length + " values for " + Arrays.toString(dims));
            }
            return new Literal(dtype, dims, values);
        }
    }

    public static Shaped floats(int... dims) {
        return new Shaped(DType.FLOAT32, dims);
    }

    public static Shaped doubles(int... dims) {
        return new Shaped(DType.FLOAT64, dims);
    }

    public static Shaped halves(int... dims) {
        return new Shaped(DType.FLOAT16, dims);
    }

    public static Shaped longs(int... dims) {
        return new Shaped(DType.INT64, dims);
    }

    public static Shaped ints(int... dims) {
        return new Shaped(DType.INT32, dims);
    }

    public static Shaped bools(int... dims) {
        return new Shaped(DType.BOOL, dims);
    }

    public static Shaped texts(int... dims) {
        return new Shaped(DType.STRING, dims);
    }

    /** Of any element type. */
    public static Shaped tensor(DType dtype, int... dims) {
        return new Shaped(dtype, dims);
    }

    /** The values of a tensor. */
    public static Literal of(Tensor tensor, Strings strings) {
        int elements = tensor.elements();
        double[] reals = new double[elements];
        long[] integers = new long[elements];
        String[] texts = new String[elements];
        for (int i = 0; i < elements; i++) {
            if (tensor.dtype().isFloat()) {
                reals[i] = tensor.f64(i);
            } else if (tensor.dtype() == DType.STRING) {
                texts[i] = strings.text((int) tensor.i64(i));
            } else {
                integers[i] = tensor.i64(i);
            }
        }
        Object values = tensor.dtype().isFloat() ? reals : tensor.dtype() == DType.STRING ? texts : integers;
        return new Literal(tensor.dtype(), tensor.dims(), values);
    }

    /** These values in linear memory. */
    public Tensor tensor(Constants constants) {
        if (values instanceof double[] reals) {
            return constants.numbers(dtype, dims, reals);
        } else if (values instanceof String[] texts) {
            return constants.texts(dims, texts);
        }
        return constants.integers(dtype, dims, (long[]) values);
    }

    /** Writes element {@code index} to a tensor of this type. */
    void put(int index, Tensor tensor, Strings strings) {
        if (values instanceof double[] reals) {
            tensor.f64(index, reals[index]);
        } else if (values instanceof String[] texts) {
            tensor.i64(index, strings.handle(texts[index]));
        } else {
            tensor.i64(index, ((long[]) values)[index]);
        }
    }

    /** The values of a literal of floating-point type. */
    public double[] reals() {
        return (double[]) values;
    }

    /** {@code float32[2] [1.0, 2.0]}. */
    @Override
    public String toString() {
        String shown = values instanceof double[] reals ? Arrays.toString(reals)
                : values instanceof String[] texts ? Arrays.toString(texts)
                        : Arrays.toString((long[]) values);
        return dtype + Arrays.toString(dims) + " " + shown;
    }

    private static int elements(int[] dims) {
        int product = 1;
        for (int dim : dims) {
            product *= dim;
        }
        return product;
    }
}
