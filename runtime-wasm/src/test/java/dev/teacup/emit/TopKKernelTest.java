package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
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
}
