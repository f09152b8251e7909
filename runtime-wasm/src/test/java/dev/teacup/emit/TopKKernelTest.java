package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopKKernelTest {
    private static Emitted top(int k, int largest) {
        return Emitted.of("constant k: int64[1] = " + k + "\nv, i = TopK(a, k) {largest = " + largest
                + "}\noutput v\noutput i\n").within(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theFirstOfRowsOfAnyLengthAgree(int largest) {
        for (int size : new int[] {1, 2, 5, 8, 31, 203}) {
            for (int k = 1; k <= size; k += 1 + k) {
                String about = k + " of " + size;
                top(k, largest).agrees(about, 1, new Seeded(size).floats(-9, 9).of(2, 3, size));
                // Many that tie.
                Literal few = new Seeded(size).integers(DType.INT32, -3, 3).of(4, size);
                top(k, largest).agrees(about, 1, floats(4, size).of(reals(few)));
            }
        }
    }

    private static double[] reals(Literal integers) {
        long[] values = (long[]) integers.values();
        double[] reals = new double[values.length];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = values[i];
        }
        return reals;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nanIsTheGreatestAndBothZerosAreOne(int largest) {
        double inf = Double.POSITIVE_INFINITY;
        Literal x = floats(10).of(-0.0, inf, Double.NaN, 0, -inf, 3, -0.0, Double.NaN, -inf, inf);
        for (int k = 1; k <= 10; k++) {
            top(k, largest).agrees("k " + k, 1, x);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"v, _", "_, i"})
    void aResultThatNobodyWantsIsLeftOut(String results) {
        Emitted.of("constant k: int64[1] = 3\n" + results + " = TopK(a, k)\noutput "
                + (results.startsWith("v") ? "v" : "i") + "\n").within(0)
                .agrees(results, 1, new Seeded(3).floats(-9, 9).of(3, 14));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theGreatestAlongAnyAxisIsTheFirstOfThoseThatTie(int axis) {
        for (int size : new int[] {1, 2, 5, 8, 21, 131}) {
            int[] sizes = {3, 7, 6};
            sizes[axis] = size;
            Literal few = new Seeded(size).integers(DType.INT32, -3, 3).of(sizes);
            for (int keepdims = 0; keepdims < 2; keepdims++) {
                Emitted.of("y = ArgMax(a) {axis = " + axis + ", keepdims = " + keepdims + "}\noutput y\n")
                        .agrees(size + " along " + axis, 1, floats(sizes).of(reals(few)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theGreatestIsTheFirstNanAndZeroIsNotLessThanZero(int axis) {
        double nan = Double.NaN;
        double inf = Double.POSITIVE_INFINITY;
        Literal x = floats(5, 5).of(-0.0, 0, nan, -inf, 1, 0, -0.0, inf, -inf, nan, -1, 0, nan, -inf, inf, -2,
                -0.0, 5, -inf, inf, -inf, -0.0, 7, -inf, 0);
        Emitted.of("y = ArgMax(a) {axis = " + axis + "}\noutput y\n").agrees("axis " + axis, 1, x);
    }

    @Test
    void theLastOfThoseThatTieIsLeftToTheReference() {
        Emitted.of("y = ArgMax(a) {axis = 1, select_last_index = 1}\noutput y\n").plans("reference ArgMax")
                .agrees("", 1, floats(2, 3).of(1, 2, 2, 3, 3, 0));
    }
}
