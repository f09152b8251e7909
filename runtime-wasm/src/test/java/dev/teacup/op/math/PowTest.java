package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PowTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void raisesFloats() {
        check("Pow").in(floats(4).of(2, 9, -2, 2), floats(4).of(10, 0.5, 3, -1))
                .gives(floats(4).of(1024, 3, -8, 0.5));
        check("Pow").in(floats(5).of(0, 0, -8, NAN, NAN), floats(5).of(0, -1, 1.0 / 3, 0, 1))
                .gives(floats(5).of(1, INFINITY, NAN, 1, NAN));
        check("Pow").in(halves(2).of(3, 300), halves(2).of(2, 2)).gives(halves(2).of(9, INFINITY));
    }

    @Test
    void aKnownHalfIsNotQuiteARoot() {
        check("Pow").in(floats(7).of(-INFINITY, -0.0, -4, 0, 2, INFINITY, NAN), floats().of(0.5))
                .gives(floats(7).of(INFINITY, 0, NAN, 0, Math.sqrt(2), INFINITY, NAN));
        check("Pow").in(halves(2).of(-INFINITY, 9), halves(1).of(0.5)).gives(halves(2).of(INFINITY, 3));
    }

    @Test
    void knownQuartersAreProductsAndRoots() {
        double[] powers = {-1, -0.75, -0.5, -0.25, 0.25, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.25, 3.5, 4};
        double[] bases = {-INFINITY, -16, -1, -0.0, 0, 0.0625, 1, 16, 81, INFINITY, NAN};
        for (double power : powers) {
            double[] expected = Arrays.stream(bases).map(base -> Math.pow(base, power)).toArray();
            check("Pow").in(floats(11).of(bases), floats().of(power)).gives(floats(11).of(expected));
            check("Pow").in(doubles(11).of(bases), doubles(1).of(power)).gives(doubles(11).of(expected));
        }
    }

    @Test
    void knownPowersBeyondTheQuartersAreRaisedAsAnyOther() {
        check("Pow").in(floats(3).of(1e30, 2, 0.5), floats().of(-2)).gives(floats(3).of(0, 0.25, 4));
        check("Pow").in(floats(3).of(4, 0, INFINITY), floats().of(-1.5))
                .gives(floats(3).of(0.125, INFINITY, 0));
        check("Pow").in(floats(2).of(2, NAN), floats().of(0)).gives(floats(2).of(1, 1));
        check("Pow").in(floats(2).of(2, -2), floats().of(5)).gives(floats(2).of(32, -32));
        check("Pow").in(floats(2).of(4, -2), floats().of(4.5)).gives(floats(2).of(512, NAN));
        check("Pow").in(floats(3).of(2, 0.5, 1), floats().of(INFINITY)).gives(floats(3).of(INFINITY, 0, 1));
        check("Pow").in(floats(2).of(2, 1), floats().of(NAN)).gives(floats(2).of(NAN, 1));
        check("Pow").in(halves(2).of(300, 2), halves(1).of(-1)).gives(halves(2).of(1.0 / 300, 0.5));
    }

    @Test
    void raisesIntegersAndWrapsThemAround() {
        check("Pow").in(ints(4).of(3, -3, 2, 7), ints(4).of(4, 3, 31, 0))
                .gives(ints(4).of(81, -27, Integer.MIN_VALUE, 1));
        check("Pow").in(longs(4).of(3, 1, -1, -1), longs(4).of(-1, -5, -5, -4))
                .gives(longs(4).of(0, 1, -1, 1));
    }

    @Test
    void givesTheTypeOfTheBaseWhereTypesDiffer() {
        check("Pow").in(floats(2).of(2, 1.5), longs(2).of(3, -2)).gives(floats(2).of(8, 1 / 2.25));
        check("Pow").in(ints(2).of(2, 10), floats(2).of(0.5, -1)).gives(ints(2).of(1, 0));
        check("Pow").in(halves(1).of(4), doubles(1).of(0.5)).gives(halves(1).of(2));
        check("Pow").in(ints(1).of(3), longs(1).ofLongs((1L << 32) + 1)).gives(ints(1).of(3));
        check("Pow").in(longs(1).of(-3), tensor(DType.UINT8, 1).of(3)).gives(longs(1).of(-27));
    }

    @Test
    void takesAnUnsignedExponentAsItIs() {
        check("Pow").in(longs(3).of(2, -1, -1), tensor(DType.UINT64, 3).ofLongs(-1, -1, -2))
                .gives(longs(3).of(0, -1, 1));
        check("Pow").in(floats(2).of(0.5, 1), tensor(DType.UINT64, 2).ofLongs(-1, -1))
                .gives(floats(2).of(0, 1));
    }

    @Test
    void tellsOddExponentsOfAnyWidthFromEvenOnes() {
        check("Pow").in(floats(2).of(-1, -1), longs(2).of((1 << 24) + 1, 1 << 24)).gives(floats(2).of(-1, 1));
    }

    @Test
    void refusesABaseThatIsTooNarrow() {
        check("Pow").in(tensor(DType.INT8, 1).of(1), floats(1).of(1)).refuses(
                "Pow 'it': the input 'X' has an element type that the operator does not take",
                "expected: float32, int32, int64, float16 or float64",
                "got: int8",
                "fix: convert it by Cast");
    }
}
