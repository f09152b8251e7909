package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.DTypes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;

/**
 * Mean and variance along some axes, which stay as dimensions of 1, and the difference of a value from its
 * mean.
 */
record Normalized(Value difference, Value mean, Value variance) {
    static Normalized of(Composer g, Value x, Value axes) {
        Value mean = g.op("ReduceMean", x, axes);
        Value difference = g.op("Sub", x, mean);
        return new Normalized(difference, mean,
                g.op("ReduceMean", g.op("Mul", difference, difference), axes));
    }

    /** (x - mean) / sqrt(variance + epsilon). */
    Value y(Composer g, float epsilon) {
        return g.op("Mul", difference, inverse(g, variance, epsilon));
    }

    /** 1 / sqrt(mean of squares + epsilon). */
    static Value inverse(Composer g, Value squares, float epsilon) {
        Value shifted = g.op("Add", squares, g.scalar(squares, epsilon));
        return g.op("Reciprocal", g.op("Sqrt", shifted));
    }

    /** The axes from {@code first} to {@code rank - 1}. */
    static Value axes(Composer g, int first, int rank) {
        long[] axes = new long[rank - first];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = first + i;
        }
        return g.longs(axes);
    }

    /** The type that an attribute names, which is one of some. */
    static DType precision(Call call, String key, DTypes dtypes) {
        long code = call.integer(key);
        DType dtype = code == (int) code ? DType.ofCode((int) code) : null;
        if (dtype == null || !dtypes.has(dtype)) {
            throw new ModelException("the attribute " + Text.quoted(key) + " names a type without support",
                    dtypes.toString(), DType.codeAndName(code),
                    "export the model with 1, which is float32");
        }
        return dtype;
    }

    /**
     * A value of the first stage in the type of the second, which is that of the operand {@code of}; float16
     * stays in float32 until the end.
     */
    static Value second(Composer g, Call call, Value value, String of) {
        DType dtype = call.dtype(of);
        return g.as(value, dtype == DType.FLOAT16 ? DType.FLOAT32 : dtype);
    }
}
