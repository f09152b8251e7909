package dev.teacup.tests.parity;

import dev.teacup.exec.HostTensor;
import dev.teacup.op.DTypes;
import dev.teacup.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Random choices that their seed repeats. */
final class Draw {
    private static final String[] WORDS = {"", "tea", "cup", "Tasse", "thé", "茶"};
    private static final double[] SPECIAL =
            {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 0.0, 1, -1};

    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** A whole number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A whole number from {@code least} to {@code most}. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    boolean coin() {
        return random.nextBoolean();
    }

    float real(double least, double most) {
        return (float) (least + (most - least) * random.nextDouble());
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    DType dtype(DTypes dtypes) {
        List<DType> all = new ArrayList<>();
        for (DType dtype : DType.values()) {
            if (dtypes.has(dtype)) {
                all.add(dtype);
            }
        }
        // Float32 is what models are made of.
        boolean isUsual = dtypes.has(DType.FLOAT32) && oneIn(3);
        return isUsual ? DType.FLOAT32 : all.get(random.nextInt(all.size()));
    }

    /** Sizes of which few are 1. */
    int[] dims(int leastRank, int mostRank) {
        int[] dims = new int[between(leastRank, mostRank)];
        for (int axis = 0; axis < dims.length; axis++) {
            dims[axis] = oneIn(4) ? 1 : between(2, 5);
        }
        return dims;
    }

    /** Sizes that broadcast to {@code dims}: some leading ones left out, some 1. */
    int[] broadcastTo(int[] dims) {
        int left = coin() ? 0 : below(dims.length + 1);
        int[] some = new int[dims.length - left];
        for (int axis = 0; axis < some.length; axis++) {
            some[axis] = oneIn(4) ? 1 : dims[left + axis];
        }
        return some;
    }

    /** An axis of a tensor, counted from either end. */
    int axis(int rank) {
        return between(-rank, rank - 1);
    }

    /** Some axes in any order, each once, counted from either end. */
    long[] axes(int rank, int count) {
        long[] axes = new long[count];
        int[] order = permutation(rank);
        for (int i = 0; i < count; i++) {
            axes[i] = coin() ? order[i] : order[i] - rank;
        }
        return axes;
    }

    int[] permutation(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int other = below(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    /** Numbers around 0, with infinities and NaN among the floats. */
    HostTensor tensor(DType dtype, int... dims) {
        return filled(dtype, dims, dtype.isFloat() ? number() : x -> between(dtype.isUnsigned() ? 0 : -9, 9));
    }

    /** Numbers around 0, but not 0, and finite ones. */
    HostTensor nonzero(DType dtype, int... dims) {
        boolean hasSign = !dtype.isUnsigned();
        return filled(dtype, dims, x -> (hasSign && coin() ? -1 : 1)
                * (dtype.isFloat() ? real(0.25, 4) : between(1, 9)));
    }

    /** Finite numbers around 0. */
    HostTensor finite(DType dtype, int... dims) {
        return filled(dtype, dims,
                dtype.isFloat() ? x -> real(-4, 4) : x -> between(dtype.isUnsigned() ? 0 : -9, 9));
    }

    /** Numbers from {@code least} to {@code most}, whole ones where the type is not float. */
    HostTensor numbers(DType dtype, double least, double most, int... dims) {
        return filled(dtype, dims,
                dtype.isFloat() ? x -> real(least, most) : x -> between((int) least, (int) most));
    }

    private DoubleUnaryOperator number() {
        boolean isPlain = coin();
        return x -> isPlain || !oneIn(10) ? real(-4, 4) : SPECIAL[below(SPECIAL.length)];
    }

    private HostTensor filled(DType dtype, int[] dims, DoubleUnaryOperator number) {
        HostTensor made = HostTensor.of(dtype, dims);
        for (int i = 0; i < made.elements(); i++) {
            if (dtype == DType.STRING) {
                made.tensor().i64(i, made.strings().handle(WORDS[below(WORDS.length)]));
            } else if (dtype == DType.BOOL) {
                made.tensor().i64(i, below(2));
            } else if (dtype.isFloat()) {
                made.tensor().f64(i, number.applyAsDouble(i));
            } else {
                made.tensor().i64(i, (long) number.applyAsDouble(i));
            }
        }
        return made;
    }
}
