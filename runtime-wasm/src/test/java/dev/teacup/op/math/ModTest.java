package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class ModTest {
    private static final double NAN = Double.NaN;
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void givesTheSignOfTheDivisor() {
        check("Mod").in(ints(4).of(7, -7, 7, -7), ints(4).of(3, 3, -3, -3)).gives(ints(4).of(1, 2, -2, -1));
        check("Mod").in(ints(2).of(6, -6), ints(2).of(-3, 3)).gives(ints(2).of(0, 0));
        check("Mod").in(longs(1).ofLongs(Long.MIN_VALUE), longs(1).of(-1)).gives(longs(1).of(0));
        check("Mod").in(tensor(DType.UINT64, 1).ofLongs(-1), tensor(DType.UINT64, 1).of(10))
                .gives(tensor(DType.UINT64, 1).of(5));
    }

    @Test
    void givesTheSignOfTheDividendWhereItIsTold() {
        check("Mod").with("fmod", 1).in(ints(4).of(7, -7, 7, -7), ints(4).of(3, 3, -3, -3))
                .gives(ints(4).of(1, -1, 1, -1));
        check("Mod").with("fmod", 1).in(floats(3).of(5.5, -5.5, 5.5), floats(3).of(2, 2, -2))
                .gives(floats(3).of(1.5, -1.5, 1.5));
        check("Mod").with("fmod", 1).in(halves(1).of(-4.5), halves(1).of(2)).gives(halves(1).of(-0.5));
    }

    @Test
    void givesWhatCGivesForWhatIsNotFinite() {
        check("Mod").with("fmod", 1)
                .in(floats(5).of(INFINITY, 1, 3, NAN, 1), floats(5).of(2, 0, INFINITY, 1, NAN))
                .gives(floats(5).of(NAN, NAN, 3, NAN, NAN));
    }

    @Test
    void refusesFloatsWithoutFmod() {
        check("Mod").in(floats(1).of(1), floats(1).of(1)).refuses(
                "Mod 'it': the attribute 'fmod' does not fit the element type",
                "expected: 1 for floating-point numbers",
                "got: 0 for float32",
                "fix: set fmod to 1");
    }

    @Test
    void refusesADivisorOfZero() {
        check("Mod").in(ints(1).of(1), ints(1).of(0)).refuses(
                "Mod 'it': an integer is divided by zero",
                "expected: a divisor other than 0",
                "got: 0",
                "fix: guard the divisor, for example by Max with 1");
    }
}
