package dev.teacup.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The functions of {@link Num} to 50 digits and more, from their series and definitions alone: slow, and
 * another hand than the code that it judges.
 */
final class BigReference {
    static final MathContext DIGITS = new MathContext(60);
    private static final MathContext MANY_DIGITS = new MathContext(420);
    private static final BigDecimal NOTHING = new BigDecimal("1e-400");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    static final BigDecimal LN2 = atanhSeries(ONE.divide(BigDecimal.valueOf(3), DIGITS)).multiply(TWO);
    /** Machin's formula. */
    static final BigDecimal PI = machin(5).multiply(BigDecimal.valueOf(16)).subtract(machin(239)
            .multiply(BigDecimal.valueOf(4)));

    private BigReference() {}

    static BigDecimal exp(BigDecimal x) {
        int halvings = 24;
        BigDecimal k = x.divide(LN2, 0, RoundingMode.HALF_EVEN);
        BigDecimal power = ONE.add(expm1Series(x.subtract(k.multiply(LN2)).divide(power(halvings), DIGITS)));
        for (int i = 0; i < halvings; i++) {
            power = power.multiply(power, DIGITS);
        }
        int exponent = k.intValueExact();
        return exponent < 0 ? power.divide(power(-exponent), DIGITS)
                : power.multiply(power(exponent), DIGITS);
    }

    static BigDecimal expm1(BigDecimal x) {
        return isBelow(x, "0.1") ? expm1Series(x) : exp(x).subtract(ONE);
    }

    /** Newton's method on exp, from what a double knows. */
    static BigDecimal log(BigDecimal x) {
        int exponent = x.precision() - x.scale() - 1;
        BigDecimal scaled = x.scaleByPowerOfTen(-exponent);
        return logOfDigit(scaled).add(logOfDigit(BigDecimal.TEN).multiply(BigDecimal.valueOf(exponent)));
    }

    static BigDecimal log1p(BigDecimal x) {
        return isBelow(x, "0.3") ? atanhSeries(x.divide(x.add(TWO), DIGITS)).multiply(TWO) : log(x.add(ONE));
    }

    static BigDecimal sinh(BigDecimal x) {
        BigDecimal grown = expm1(x);
        return grown.add(grown.divide(grown.add(ONE), DIGITS)).divide(TWO, DIGITS);
    }

    static BigDecimal cosh(BigDecimal x) {
        BigDecimal power = exp(x);
        return power.add(ONE.divide(power, DIGITS)).divide(TWO, DIGITS);
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal grown = expm1(x.multiply(TWO));
        return grown.divide(grown.add(TWO), DIGITS);
    }

    static BigDecimal asinh(BigDecimal x) {
        BigDecimal root = x.multiply(x).add(ONE).sqrt(DIGITS);
        return isBelow(x, "0.2") ? atanhSeries(x.divide(root, DIGITS))
                : x.signum() < 0 ? log(root.subtract(x)).negate()
                        : log(root.add(x));
    }

    static BigDecimal acosh(BigDecimal x) {
        BigDecimal square = x.multiply(x).subtract(ONE);
        BigDecimal root = square.sqrt(DIGITS);
        return log1p(x.subtract(ONE).add(root));
    }

    static BigDecimal atanh(BigDecimal x) {
        return isBelow(x, "0.2") ? atanhSeries(x)
                : log(ONE.add(x).divide(ONE.subtract(x), DIGITS)).divide(TWO, DIGITS);
    }

    static BigDecimal sin(BigDecimal x) {
        BigDecimal quarters = quarters(x);
        BigDecimal rest = rest(x, quarters);
        boolean odd = quarters.toBigInteger().testBit(0);
        BigDecimal value = odd ? cosSeries(rest) : sinSeries(rest);
        return quarters.toBigInteger().testBit(1) ? value.negate() : value;
    }

    static BigDecimal cos(BigDecimal x) {
        BigDecimal quarters = quarters(x);
        BigDecimal rest = rest(x, quarters);
        boolean odd = quarters.toBigInteger().testBit(0);
        BigDecimal value = odd ? sinSeries(rest) : cosSeries(rest);
        return quarters.toBigInteger().testBit(1) == odd ? value : value.negate();
    }

    static BigDecimal tan(BigDecimal x) {
        return sin(x).divide(cos(x), DIGITS);
    }

    static BigDecimal asin(BigDecimal x) {
        return atan2(x, ONE.subtract(x.multiply(x)).sqrt(DIGITS));
    }

    static BigDecimal acos(BigDecimal x) {
        return atan2(ONE.subtract(x.multiply(x)).sqrt(DIGITS), x);
    }

    static BigDecimal atan(BigDecimal x) {
        return atan2(x, ONE);
    }

    /** Halves the angle until the series converges. */
    static BigDecimal atan2(BigDecimal y, BigDecimal x) {
        if (x.signum() < 0) {
            BigDecimal mirrored = PI.subtract(atan2(y.abs(), x.negate()));
            return (y.signum() < 0 ? mirrored.negate() : mirrored).round(DIGITS);
        }
        BigDecimal height = y;
        BigDecimal width = x;
        int halvings = 8;
        for (int i = 0; i < halvings; i++) {
            width = width.add(width.multiply(width).add(height.multiply(height)).sqrt(DIGITS)).round(DIGITS);
        }
        BigDecimal t = height.divide(width, DIGITS);
        return alternatingOddSeries(t, -1).multiply(power(halvings));
    }

    static BigDecimal erf(BigDecimal x) {
        BigDecimal square = x.multiply(x);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 1; isSeen(term, sum); n++) {
            term = term.multiply(square).multiply(TWO).divide(BigDecimal.valueOf(2 * n + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(TWO).multiply(exp(square.negate())).divide(PI.sqrt(DIGITS), DIGITS);
    }

    static BigDecimal pow(BigDecimal x, BigDecimal y) {
        return exp(log(x).multiply(y));
    }

    private static BigDecimal expm1Series(BigDecimal x) {
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 2; isSeen(term, sum); n++) {
            term = term.multiply(x).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal logOfDigit(BigDecimal x) {
        BigDecimal guess = new BigDecimal(StrictMath.log(x.doubleValue()));
        for (int i = 0; i < 3; i++) {
            guess = guess.add(x.divide(exp(guess), DIGITS)).subtract(ONE).round(DIGITS);
        }
        return guess;
    }

    private static BigDecimal atanhSeries(BigDecimal x) {
        return alternatingOddSeries(x, 1);
    }

    /** x + sign x^3 / 3 + x^5 / 5 and so on. */
    private static BigDecimal alternatingOddSeries(BigDecimal x, int sign) {
        BigDecimal square = x.multiply(x).multiply(BigDecimal.valueOf(sign));
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 3; isSeen(power, sum); n += 2) {
            power = power.multiply(square).round(DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
        }
        return sum;
    }

    private static BigDecimal sinSeries(BigDecimal x) {
        return circularSeries(x, x, 1);
    }

    private static BigDecimal cosSeries(BigDecimal x) {
        return circularSeries(x, ONE, 0);
    }

    private static BigDecimal circularSeries(BigDecimal x, BigDecimal first, int order) {
        BigDecimal square = x.multiply(x).negate();
        BigDecimal term = first;
        BigDecimal sum = first;
        for (int n = order + 2; isSeen(term, sum); n += 2) {
            term = term.multiply(square).divide(BigDecimal.valueOf((long) n * (n - 1)), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum;
    }

    private static BigDecimal quarters(BigDecimal x) {
        return x.multiply(TWO).divide(PI, 0, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal rest(BigDecimal x, BigDecimal quarters) {
        return x.subtract(quarters.multiply(PI).divide(TWO)).round(DIGITS);
    }

    private static BigDecimal machin(int divisor) {
        BigDecimal square = BigDecimal.valueOf((long) divisor * divisor).negate();
        BigDecimal power = ONE.divide(BigDecimal.valueOf(divisor), MANY_DIGITS);
        BigDecimal sum = power;
        for (int n = 3; power.abs().compareTo(NOTHING) > 0; n += 2) {
            power = power.divide(square, MANY_DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(n), MANY_DIGITS), MANY_DIGITS);
        }
        return sum;
    }

    private static boolean isSeen(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0 && term.precision() - term.scale() > sum.precision() - sum.scale() - 60;
    }

    private static boolean isBelow(BigDecimal x, String bound) {
        return x.abs().compareTo(new BigDecimal(bound)) < 0;
    }

    private static BigDecimal power(int ofTwo) {
        return TWO.pow(ofTwo);
    }
}
