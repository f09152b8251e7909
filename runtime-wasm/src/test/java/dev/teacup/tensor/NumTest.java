package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The values that C99's annex F and IEEE 754 fix, and the functions that are exact. */
class NumTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double SMALLEST = Double.MIN_VALUE;
    private static final double LARGEST = Double.MAX_VALUE;
    private static final double PI = Math.PI;
    private static final long SEED = 20240611;

    @Test
    void givesTheStandardsValuesOfExponentials() {
        same("exp", Num::exp, 0, 1, -0.0, 1, INFINITY, INFINITY, -INFINITY, 0, NAN, NAN, 710, INFINITY, -746,
                0,
                LARGEST, INFINITY, -LARGEST, 0, SMALLEST, 1, -745.13, SMALLEST);
        same("expm1", Num::expm1, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -1, NAN, NAN, 710,
                INFINITY,
                LARGEST, INFINITY, -LARGEST, -1, SMALLEST, SMALLEST, 1e-300, 1e-300);
        same("sinh", Num::sinh, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -INFINITY, NAN, NAN,
                711, INFINITY, -711, -INFINITY, SMALLEST, SMALLEST);
        same("cosh", Num::cosh, 0, 1, -0.0, 1, INFINITY, INFINITY, -INFINITY, INFINITY, NAN, NAN,
                -711, INFINITY, SMALLEST, 1);
        same("tanh", Num::tanh, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN, 710, 1, -LARGEST, -1,
                SMALLEST, SMALLEST, 1e-8, 1e-8);
        same("erf", Num::erf, 0, 0, -0.0, -0.0, INFINITY, 1, -INFINITY, -1, NAN, NAN, 6, 1, -LARGEST, -1,
                0.5, 0.5204998778130465, 2, 0.9953222650189527);
    }

    @Test
    void givesTheStandardsValuesOfLogarithms() {
        same("log", Num::log, 1, 0, 0, -INFINITY, -0.0, -INFINITY, INFINITY, INFINITY, -1, NAN, -INFINITY,
                NAN,
                NAN, NAN, SMALLEST, -744.4400719213812, LARGEST, 709.782712893384);
        same("log1p", Num::log1p, 0, 0, -0.0, -0.0, -1, -INFINITY, INFINITY, INFINITY, -2, NAN, -INFINITY,
                NAN,
                NAN, NAN, SMALLEST, SMALLEST, LARGEST, 709.782712893384);
        same("asinh", Num::asinh, 0, 0, -0.0, -0.0, INFINITY, INFINITY, -INFINITY, -INFINITY, NAN, NAN,
                SMALLEST, SMALLEST, LARGEST, 710.475860073944);
        same("acosh", Num::acosh, 1, 0, 0.5, NAN, -1, NAN, INFINITY, INFINITY, NAN, NAN, LARGEST,
                710.475860073944);
        same("atanh", Num::atanh, 0, 0, -0.0, -0.0, 1, INFINITY, -1, -INFINITY, 1.5, NAN, INFINITY, NAN, NAN,
                NAN,
                SMALLEST, SMALLEST);
    }

    @Test
    void givesTheStandardsValuesOfAngles() {
        same("sin", Num::sin, 0, 0, -0.0, -0.0, INFINITY, NAN, -INFINITY, NAN, NAN, NAN, SMALLEST, SMALLEST,
                1e22, -0.8522008497671888, PI, 1.2246467991473532e-16);
        same("cos", Num::cos, 0, 1, -0.0, 1, INFINITY, NAN, NAN, NAN, SMALLEST, 1,
                6381956970095103.0 * 0x1p797, -4.6871659242546277e-19);
        same("tan", Num::tan, 0, 0, -0.0, -0.0, INFINITY, NAN, NAN, NAN, SMALLEST, SMALLEST,
                PI / 2, 1.633123935319537e16);
        same("asin", Num::asin, 0, 0, -0.0, -0.0, 1, PI / 2, -1, -PI / 2, 2, NAN, NAN, NAN, SMALLEST,
                SMALLEST);
        same("acos", Num::acos, 1, 0, -1, PI, 0, PI / 2, -0.0, PI / 2, 2, NAN, NAN, NAN);
        same("atan", Num::atan, 0, 0, -0.0, -0.0, INFINITY, PI / 2, -INFINITY, -PI / 2, LARGEST, PI / 2, NAN,
                NAN,
                SMALLEST, SMALLEST, 1, PI / 4);
    }

    @Test
    void givesTheStandardsValuesOfPowers() {
        same("pow", Num::pow, 0, 0, 1, NAN, 0, 1, 1, NAN, 1, 1, INFINITY, 1, -1, INFINITY, 1, -1, -INFINITY,
                1,
                0, -3, INFINITY, -0.0, -3, -INFINITY, -0.0, -2, INFINITY, -0.0, -2.5, INFINITY,
                0, -INFINITY, INFINITY, -0.0, 3, -0.0, -0.0, 2, 0, -0.0, 0.5, 0, 0.5, INFINITY, 0,
                0.5, -INFINITY, INFINITY, 2, INFINITY, INFINITY, 2, -INFINITY, 0, -INFINITY, 3, -INFINITY,
                -INFINITY, 2, INFINITY, -INFINITY, 0.5, INFINITY, -INFINITY, -3, -0.0, -INFINITY, -2, 0,
                INFINITY, -0.5, 0, INFINITY, 0.5, INFINITY, -8, 1.0 / 3, NAN, NAN, 1, NAN, 2, NAN, NAN);
        same("pow", Num::pow, -2, 3, -8, -2, -3, -0.125, 2, 1023, 0x1p1023, 2, 1024, INFINITY, 2, -1074,
                SMALLEST,
                2, -1075, 0, -2, 0x1p53, INFINITY, 10, 22, 1e22, 10, 308, 1e308, 9, 0.5, 3, LARGEST, 1,
                LARGEST,
                SMALLEST, 1, SMALLEST, 3, 2, 9, 7, -1, 1 / 7.0, LARGEST, LARGEST, INFINITY, SMALLEST, LARGEST,
                0,
                -LARGEST, LARGEST, INFINITY, 1 + 0x1p-52, 0x1p62, INFINITY, -1, 0x1p53 - 1, -1);
    }

    @Test
    void givesTheStandardsValuesOfDirections() {
        same("atan2", Num::atan2, 0, 0, 0, -0.0, 0, -0.0, 0, -0.0, PI, -0.0, -0.0, -PI, 0, -1, PI, -0.0, 1,
                -0.0,
                1, 0, PI / 2, -1, -0.0, -PI / 2, 1, INFINITY, 0, 1, -INFINITY, PI, -1, INFINITY, -0.0,
                INFINITY, 1, PI / 2, -INFINITY, -1, -PI / 2, INFINITY, INFINITY, PI / 4,
                -INFINITY, -INFINITY, -3 * PI / 4, NAN, 1, NAN, 1, NAN, NAN, SMALLEST, SMALLEST, PI / 4,
                LARGEST, -LARGEST, 3 * PI / 4, SMALLEST, LARGEST, 0, SMALLEST, -LARGEST, PI,
                LARGEST, SMALLEST, PI / 2, 3 * SMALLEST, 4 * SMALLEST, 0.6435011087932844);
    }

    @Test
    void takesExactRemainders() {
        sweep("fmod", Num::fmod, (x, y) -> x % y);
        sweep("mod", Num::mod, (x, y) -> {
            double rest = x % y;
            return rest == 0 ? Math.copySign(0, y) : rest < 0 == y < 0 ? rest : rest + y;
        });
    }

    @Test
    void roundsToWholeNumbers() {
        for (double value : new double[] {0, -0.0, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, 0.49999999999999994,
            4503599627370495.5, 0x1p52, 0x1p53 + 2, -0x1p60, INFINITY, -INFINITY, NAN, SMALLEST, -SMALLEST,
            LARGEST}) {
            same(StrictMath.rint(value), Num.rint(value), "rint(" + value + ")");
            same(Math.signum(value), Num.sign(value), "sign(" + value + ")");
        }
        same("trunc", Num::trunc, 1.9, 1, -1.9, -1, -0.5, -0.0, 0.5, 0, -0.0, -0.0, INFINITY, INFINITY, NAN,
                NAN);
    }

    @Test
    void dividesWholeNumbers() {
        assertEquals(Long.MIN_VALUE, Num.divide(Long.MIN_VALUE, -1));
        assertEquals(-3, Num.divide(-7, 2));
        assertEquals(1, Num.mod(-7L, 2L));
        assertEquals(-1, Num.mod(7L, -2L));
        assertEquals(0, Num.mod(Long.MIN_VALUE, -1L));
        assertEquals(Long.MAX_VALUE, Num.divideUnsigned(-1, 2));
        assertEquals(1, Num.remainderUnsigned(-1, 2));
    }

    /** The numbers come as x, result, x, result. */
    private static void same(String name, DoubleUnaryOperator function, double... numbers) {
        for (int i = 0; i < numbers.length; i += 2) {
            same(numbers[i + 1], function.applyAsDouble(numbers[i]), name + "(" + numbers[i] + ")");
        }
    }

    /** The numbers come as x, y, result. */
    private static void same(String name, DoubleBinaryOperator function, double... numbers) {
        for (int i = 0; i < numbers.length; i += 3) {
            double actual = function.applyAsDouble(numbers[i], numbers[i + 1]);
            same(numbers[i + 2], actual, name + "(" + numbers[i] + ", " + numbers[i + 1] + ")");
        }
    }

    private static void same(double expected, double actual, String what) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual),
                () -> what + ": expected " + expected + ", got " + actual + ", seed " + SEED);
    }

    private static void sweep(String name, DoubleBinaryOperator ours, DoubleBinaryOperator theirs) {
        double[] special =
                {0, -0.0, 1, -1, 0.5, 3, SMALLEST, -SMALLEST, LARGEST, 0x1p-1022, INFINITY, -INFINITY, NAN};
        for (double x : special) {
            for (double y : special) {
                same(theirs.applyAsDouble(x, y), ours.applyAsDouble(x, y), name + "(" + x + ", " + y + ")");
            }
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 20000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            double y = i % 2 == 0 ? Double.longBitsToDouble(random.nextLong()) : x * random.nextDouble();
            same(theirs.applyAsDouble(x, y), ours.applyAsDouble(x, y), name + "(" + x + ", " + y + ")");
        }
    }
}
