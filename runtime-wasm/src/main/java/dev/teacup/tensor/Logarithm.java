package dev.teacup.tensor;

/**
 * log and what follows from it. With x = 2^k (1 + f) and 1 + f between the roots of 1/2 and 2,
 * log(1 + f) = 2 atanh(f / (2 + f)): by a polynomial in double for log and log1p, as a pair for the rest.
 *
 * @see <a href="https://www.netlib.org/fdlibm/e_log.c">fdlibm e_log.c: formula and coefficients</a>
 */
final class Logarithm {
    private static final long ROOT_OF_HALF = 0x3FE6A09E667F3BCDL;
    private static final double SMALLEST_NORMAL = 0x1p-1022;
    /** Up to here {@link #atanh(Pair)} converges as it says. */
    private static final double SMALL = 0.17;
    private static final double SQUARES_OVERFLOW = 0x1p500;
    private static final Pair LN2 = new Pair(0.6931471805599453, 2.3190468138462996e-17);
    private static final Pair THIRD = new Pair(0.3333333333333333, 1.850371707708594e-17);
    /** The first power of z = 0.0294 that a pair no longer sees. */
    private static final int TERMS = 12;

    private Logarithm() {}

    static double log(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return logOutside(x);
        }
        if (x < SMALLEST_NORMAL) {
            return log(x * 0x1p54, -54, 0);
        }
        return log(x, 0, 0);
    }

    static double log1p(double x) {
        if (!(x > -1 && x < Double.POSITIVE_INFINITY)) {
            return logOutside(x + 1);
        }
        if (Math.abs(x) < 0x1p-54) {
            return x;
        }
        Pair sum = Pair.sum(1, x);
        int k = exponent(sum.hi());
        return k == 0 ? log1p(x, 0, 0) : log(sum.hi(), 0, sum.lo() / sum.hi());
    }

    static double asinh(double x) {
        double size = Math.abs(x);
        if (!(size > 0x1p-28 && size < Double.POSITIVE_INFINITY)) {
            return x;
        }
        return Num.copySign(asinhOf(size).rounded(), x);
    }

    static double acosh(double x) {
        if (!(x > 1)) {
            return x == 1 ? 0 : Double.NaN;
        }
        if (x > SQUARES_OVERFLOW) {
            return x == Double.POSITIVE_INFINITY ? x : logOfDouble(x).rounded();
        }
        return log(Pair.product(x, x).plus(-1).squareRoot().plus(x)).rounded();
    }

    static double atanh(double x) {
        double size = Math.abs(x);
        if (!(size < 1)) {
            return size == 1 ? x / 0 : Double.NaN;
        }
        if (size < 0x1p-28) {
            return x;
        }
        Pair result = size < SMALL ? atanh(Pair.of(size))
                : log(Pair.sum(1, size).over(Pair.sum(1, Num.negate(size)))).scaled(0.5);
        return Num.copySign(result.rounded(), x);
    }

    /** The natural logarithm of a positive finite pair to about 64 bits. */
    static Pair log(Pair x) {
        return x.hi() < SMALLEST_NORMAL ? log(x.scaled(0x1p54), -54) : log(x, 0);
    }

    private static Pair asinhOf(double x) {
        if (x > SQUARES_OVERFLOW) {
            return logOfDouble(x);
        }
        Pair root = Pair.product(x, x).plus(1).squareRoot();
        return x < SMALL ? atanh(Pair.of(x).over(root)) : log(root.plus(x));
    }

    private static Pair logOfDouble(double x) {
        return log(Pair.of(x)).plus(LN2);
    }

    private static double logOutside(double x) {
        return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }

    private static double log(double x, int shift, double correction) {
        int k = exponent(x);
        return log1p(significand(x, k) - 1, k + shift, correction);
    }

    /** log(2^k (1 + f)) + correction. */
    private static double log1p(double f, int k, double correction) {
        double s = f / (2 + f);
        double z = s * s;
        double rest =
                z * (6.666666666666735130e-01 + z * (3.999999999940941908e-01 + z * (2.857142874366239149e-01
                        + z * (2.222219843214978396e-01
                                + z * (1.818357216161805012e-01 + z * (1.531383769920937332e-01
                                        + z * 1.479819860511658591e-01))))));
        double halfSquare = 0.5 * f * f;
        double low = s * (halfSquare + rest) + (k * Exponential.LN2_LO + correction);
        return k * Exponential.LN2_HI - ((halfSquare - low) - f);
    }

    private static Pair log(Pair x, int shift) {
        int k = exponent(x.hi());
        Pair scaled = new Pair(significand(x.hi(), k), significandOfLow(x, k));
        Pair result = atanh(scaled.plus(-1).over(scaled.plus(1))).scaled(2);
        double power = k + shift;
        return Pair.sum(power * Exponential.LN2_HI, result.hi())
                .plus(new Pair(power * Exponential.LN2_LO, result.lo()));
    }

    private static double significandOfLow(Pair x, int k) {
        return x.lo() == 0 ? 0 : x.lo() * Exponential.powerOfTwo(-k);
    }

    /** s + s^3 (1/3 + s^2 / 5 + ...) for |s| up to 3 - 2 sqrt(2). */
    private static Pair atanh(Pair s) {
        Pair z = s.times(s);
        double rest = 0;
        for (int term = TERMS; term >= 2; term--) {
            rest = rest * z.hi() + 1.0 / (2 * term + 1);
        }
        return s.times(z.times(THIRD.plus(rest * z.hi()))).plus(s);
    }

    private static int exponent(double x) {
        return (int) (Double.doubleToRawLongBits(x) - ROOT_OF_HALF >> 52);
    }

    private static double significand(double x, int k) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) - ((long) k << 52));
    }
}
