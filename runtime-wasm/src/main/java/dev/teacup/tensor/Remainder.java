package dev.teacup.tensor;

/** The exact remainder of two doubles, by long division of their significands. */
final class Remainder {
    private static final int FRACTION_BITS = 52;
    /** A significand has room for so many more bits in a positive long. */
    private static final int STEP = 10;

    private Remainder() {}

    static double of(double x, double y) {
        double size = Math.abs(x);
        double divisor = Math.abs(y);
        if (!(size < Double.POSITIVE_INFINITY) || !(divisor > 0)) {
            return Double.NaN;
        }
        return size < divisor ? x : Num.copySign(remainder(size, divisor), x);
    }

    private static double remainder(double size, double divisor) {
        long divisorBits = Double.doubleToRawLongBits(divisor);
        long modulus = significand(divisorBits);
        long rest = significand(Double.doubleToRawLongBits(size));
        int unit = exponent(divisorBits);
        int left = exponent(Double.doubleToRawLongBits(size)) - unit;
        rest %= modulus;
        while (left > 0) {
            int step = Math.min(left, STEP);
            rest = (rest << step) % modulus;
            left -= step;
        }
        return rest * Exponential.powerOfTwo(unit / 2) * Exponential.powerOfTwo(unit - unit / 2);
    }

    /** The value is significand times 2^exponent. */
    private static long significand(long bits) {
        long fraction = bits & (1L << FRACTION_BITS) - 1;
        return bits >>> FRACTION_BITS == 0 ? fraction : fraction | 1L << FRACTION_BITS;
    }

    private static int exponent(long bits) {
        return Math.max((int) (bits >>> FRACTION_BITS), 1) - 1023 - FRACTION_BITS;
    }
}
