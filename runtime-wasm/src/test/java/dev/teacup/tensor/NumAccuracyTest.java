package dev.teacup.tensor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Measures the largest error of each function, in last places of the true value, against 60 digits. */
class NumAccuracyTest {
    private static final long SEED = 71;
    private static final int SAMPLES = 400;
    private static final BigDecimal LARGEST = new BigDecimal(Double.MAX_VALUE);

    @ParameterizedTest(name = "{0}")
    @MethodSource("functions")
    void isAtMostOneLastPlaceOff(String name, DoubleUnaryOperator ours, UnaryOperator<BigDecimal> exact,
            double least,
            double most) {
        Random random = new Random(SEED);
        double worst = 0;
        double at = 0;
        for (int i = 0; i < SAMPLES; i++) {
            double x = sample(random, i, least, most);
            double error = error(ours.applyAsDouble(x), exact.apply(new BigDecimal(x)));
            if (error > worst) {
                worst = error;
                at = x;
            }
        }
        System.out.println(name + ": " + worst + " last places at " + at);
        assertTrue(worst <= 1, name + "(" + at + ") is " + worst + " last places off, seed " + SEED);
    }

    static Stream<Arguments> functions() {
        return Stream.of(function("exp", Num::exp, BigReference::exp, -745, 709.78),
                function("expm1", Num::expm1, BigReference::expm1, -40, 709.78),
                function("log", Num::log, BigReference::log, Double.MIN_VALUE, Double.MAX_VALUE),
                function("log1p", Num::log1p, BigReference::log1p, -0.9999999999999999, Double.MAX_VALUE),
                function("sinh", Num::sinh, BigReference::sinh, -710.4, 710.4),
                function("cosh", Num::cosh, BigReference::cosh, -710.4, 710.4),
                function("tanh", Num::tanh, BigReference::tanh, -25, 25),
                function("asinh", Num::asinh, BigReference::asinh, -1e150, 1e300),
                function("acosh", Num::acosh, BigReference::acosh, 1.0000000000000002, 1e300),
                function("atanh", Num::atanh, BigReference::atanh, -0.9999999999999999, 0.9999999999999999),
                function("sin", Num::sin, BigReference::sin, -Double.MAX_VALUE, Double.MAX_VALUE),
                function("cos", Num::cos, BigReference::cos, -Double.MAX_VALUE, Double.MAX_VALUE),
                function("tan", Num::tan, BigReference::tan, -Double.MAX_VALUE, Double.MAX_VALUE),
                function("asin", Num::asin, BigReference::asin, -1, 1),
                function("acos", Num::acos, BigReference::acos, -1, 0.9999999999999999),
                function("atan", Num::atan, BigReference::atan, -1e100, 1e100),
                function("erf", Num::erf, BigReference::erf, -6.2, 6.2));
    }

    private static Arguments function(String name, DoubleUnaryOperator ours, UnaryOperator<BigDecimal> exact,
            double least, double most) {
        return Arguments.of(name, ours, exact, least, most);
    }

    /** Near 1, near 0, over the whole range, and of any size within it. */
    private static double sample(Random random, int i, double least, double most) {
        double signed = random.nextBoolean() ? 1 : -1;
        double x = switch (i % 4) {
            case 0 -> signed * random.nextDouble() * 2;
            case 1 -> signed * Math.scalb(1 + random.nextDouble(), random.nextInt(40) - 36);
            case 2 -> least + random.nextDouble() * (most / 2 - least / 2) * 2;
            default -> signed * Math.scalb(1 + random.nextDouble(), random.nextInt(2000) - 1000);
        };
        return Math.max(least, Math.min(most, x));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("functionsOfTwo")
    void ofTwoNumbersIsAtMostOneLastPlaceOff(String name, DoubleBinaryOperator ours,
            BinaryOperator<BigDecimal> exact, DoubleUnaryOperator second) {
        Random random = new Random(SEED);
        for (int i = 0; i < SAMPLES; i++) {
            double x =
                    Math.scalb(1 + random.nextDouble(), i % 2 == 0 ? random.nextInt(1000) - 500 : -(i % 3));
            double y = second.applyAsDouble(x) * (2 * random.nextDouble() - 1);
            double error = error(ours.applyAsDouble(x, y), exact.apply(new BigDecimal(x), new BigDecimal(y)));
            assertTrue(error <= 1,
                    name + "(" + x + ", " + y + ") is " + error + " last places off, seed " + SEED);
        }
    }

    /** The second number of pow brings the result to any size, that of atan2 the angle near to any axis. */
    static Stream<Arguments> functionsOfTwo() {
        DoubleBinaryOperator pow = Num::pow;
        BinaryOperator<BigDecimal> exactPow = BigReference::pow;
        DoubleUnaryOperator reach = x -> 708 / Math.log(x);
        DoubleBinaryOperator atan2 = Num::atan2;
        BinaryOperator<BigDecimal> exactAtan2 = BigReference::atan2;
        DoubleUnaryOperator like = x -> x * 3;
        return Stream.of(Arguments.of("pow", pow, exactPow, reach),
                Arguments.of("atan2", atan2, exactAtan2, like));
    }

    private static double error(double actual, BigDecimal exact) {
        if (Double.isInfinite(actual)) {
            return exact.abs().compareTo(LARGEST) > 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        double lastPlace = Math.ulp(exact.doubleValue());
        BigDecimal difference = new BigDecimal(actual).subtract(exact).abs();
        return difference.divide(new BigDecimal(lastPlace), BigReference.DIGITS).doubleValue();
    }
}
