package dev.teacup.tensor;

/**
 * exp and what follows from it. With x = k ln2 + r and |r| <= ln2 / 2, the polynomial below gives e^r - 1 -
 * r; all functions here are built on it.
 *
 * @see <a href="https://www.netlib.org/fdlibm/e_exp.c">fdlibm e_exp.c: the reduction, the formula of the tail
 *     and its coefficients</a>
 */
final class Exponential {
    private static final double OVERFLOW = 1000;
    /** From here on e^-x is lost in the last place of e^x. */
    private static final double ONE_SIDED = 22;
    /** Below, x^3 is lost in the last place of x. */
    private static final double TINY = 0x1p-28;

    private static final double PER_LN2 = 1.44269504088896338700;
    /** Has 21 zero bits at its end, so that its product with an exponent is exact. */
    static final double LN2_HI = 6.93147180369123816490e-01;
    static final double LN2_LO = 1.90821492927058770002e-10;

    /** A sum with it has no bits after the point. */
    private static final double ROUNDING = 0x1.8p52;

    private Exponential() {}

    static double exp(double x) {
        return exp(x, 0, 0);
    }

    /** e^(x + low) times 2^shift; {@code low} is small against a last place of 1. */
    static double exp(double x, double low, int shift) {
        if (!(Math.abs(x) < OVERFLOW)) {
            return x > 0 ? Double.POSITIVE_INFINITY : x < 0 ? 0 : x;
        }
        double k = nearestMultiple(x);
        double hi = x - k * LN2_HI;
        double tail = tail(hi, k * LN2_LO - low);
        double sum = 1 + hi;
        return scaled(sum + (((1 - sum) + hi) + tail), (int) k + shift);
    }

    static double expm1(double x) {
        if (Math.abs(x) < 0x1p-54) {
            return x;
        }
        if (x < -40) {
            return -1;
        }
        if (!(x < OVERFLOW)) {
            return x * Double.POSITIVE_INFINITY;
        }
        double k = nearestMultiple(x);
        return scaled(expm1(x, k).rounded(), (int) k);
    }

    static double sinh(double x) {
        double size = Math.abs(x);
        if (!(size > TINY)) {
            return x;
        }
        if (size > ONE_SIDED) {
            return Num.copySign(exp(size, 0, -1), x);
        }
        Pair grown = expm1Pair(size);
        return Num.copySign(grown.plus(grown.over(grown.plus(1))).rounded() / 2, x);
    }

    static double cosh(double x) {
        double size = Math.abs(x);
        if (!(size <= ONE_SIDED)) {
            return exp(size, 0, -1);
        }
        Pair power = expm1Pair(size).plus(1);
        return power.plus(Pair.of(1).over(power)).rounded() / 2;
    }

    /**
     * Up to 9/16 the ninth convergent of Lambert's continued fraction x / (1 + x^2 / (3 + x^2 / (5 + ...))).
     */
    static double tanh(double x) {
        double size = Math.abs(x);
        if (size < TINY) {
            return x;
        }
        if (size > ONE_SIDED) {
            return Num.copySign(1, x);
        }
        if (size >= 0.5625) {
            return Num.copySign(tanhOfLarge(2 * size), x);
        }
        double z = x * x;
        double rest = z * (11486475 + z * (810810 + z * (12870 + z * 44)));
        double whole = 34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45)));
        return x - x * (rest / whole);
    }

    /** 1 - 2 / (e^x + 1). */
    private static double tanhOfLarge(double x) {
        double k = nearestMultiple(x);
        double hi = x - k * LN2_HI;
        double one = 1 + powerOfTwo(-(int) k);
        double sum = one + hi;
        double tail = ((one - sum) + hi) + tail(hi, k * LN2_LO);
        double whole = sum + tail;
        double part = powerOfTwo(1 - (int) k) / whole;
        double rest = 1 - part;
        return rest + (((1 - rest) - part) + part / whole * (tail - (whole - sum)));
    }

    /** 2^exponent for exponents from -1022 to 1023. */
    static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (1023 + exponent) << 52);
    }

    private static Pair expm1Pair(double x) {
        double k = nearestMultiple(x);
        return expm1(x, k).scaled(powerOfTwo((int) k));
    }

    /** (e^x - 1) / 2^k; here r^2 / 2 is too large a part of the tail to be rounded. */
    private static Pair expm1(double x, double k) {
        Pair reduced = Pair.sum(x - k * LN2_HI, k * -LN2_LO);
        double r = reduced.hi();
        Pair square = Pair.product(r, r);
        double bend = bend(square.hi());
        double c = r - bend;
        double cubic = r * (r * c - 2 * bend) / (2 * (2 - c));
        double minusOne = k > 60 ? 0 : -1 * powerOfTwo(-(int) k);
        return Pair.sum(1, r).plus(minusOne).plus(square.scaled(0.5)).plus(cubic + reduced.lo() * (1 + r));
    }

    private static double nearestMultiple(double x) {
        return (x * PER_LN2 + ROUNDING) - ROUNDING;
    }

    /** e^r - 1 - hi for r = hi - lo. */
    private static double tail(double hi, double lo) {
        double r = hi - lo;
        double c = r - bend(r * r);
        return r * c / (2 - c) - lo;
    }

    /** r - c as a polynomial of t = r^2, where e^r = 1 + r + r c / (2 - c). */
    private static double bend(double t) {
        return t * (1.66666666666666019037e-01 + t * (-2.77777777770155933842e-03
                + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06
                        + t * 4.13813679705723846039e-08))));
    }

    /** In two steps, for 2^k alone may leave the range though the product does not. */
    private static double scaled(double value, int k) {
        int half = k >> 1;
        return value * powerOfTwo(half) * powerOfTwo(k - half);
    }
}
