package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;

/**
 * y = (x - mean) * inverse, where inverse = 1 / sqrt(variance + epsilon), and mean and variance are those
 * along some axes, which stay as dimensions of 1.
 */
record Normalized(Value y, Value mean, Value inverse) {
    static Normalized of(Composer g, Value x, Value axes, float epsilon) {
        Value mean = g.op("ReduceMean", x, axes);
        Value difference = g.op("Sub", x, mean);
        Value variance = g.op("ReduceMean", g.op("Mul", difference, difference), axes);
        Value inverse = inverse(g, variance, epsilon);
        return new Normalized(g.op("Mul", difference, inverse), mean, inverse);
    }

    /** 1 / sqrt(mean of squares + epsilon). */
    static Value inverse(Composer g, Value squares, float epsilon) {
        Value shifted = g.op("Add", squares, g.scalar(g.type(squares).dtype(), epsilon));
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

    /** A [C] as [C, 1 .. 1], which broadcasts along the second dimension of {@code rank}. */
    static Value alongChannels(Composer g, Value perChannel, int rank) {
        return rank <= 2 ? perChannel : g.op("Unsqueeze", perChannel, axes(g, 1, rank - 1));
    }

    /** Refuses a {@code stash_type} that is no floating-point type. */
    static void checkStash(Call call) {
        DType stash = stash(call);
        Check.require(stash != null && stash.isFloat(),
                "the attribute 'stash_type' names a type without support",
                "1, 10 or 11, which are float32, float16 and float64",
                Long.toString(call.integer("stash_type")), "export the model with stash_type 1");
    }

    /** The type of the first stage. */
    static DType stash(Call call) {
        long code = call.integer("stash_type");
        return code == (int) code ? DType.ofCode((int) code) : null;
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
