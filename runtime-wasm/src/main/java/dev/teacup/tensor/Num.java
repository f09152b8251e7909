package dev.teacup.tensor;

/**
 * The functions of numbers that the engine uses in place of {@code java.lang.Math}: plain Java, so that a JVM
 * and every browser give the same bits. Those of real numbers are at most one last place off.
 */
public final class Num {
    private static final double WHOLE_FROM = 0x1p52;
    private static final double TWO_TO_63 = 0x1p63;
    private static final long SIGN = Long.MIN_VALUE;

    private Num() {}

    public static double exp(double x) {
        return Exponential.exp(x);
    }

    /** e^x - 1. */
    public static double expm1(double x) {
        return Exponential.expm1(x);
    }

    public static double log(double x) {
        return Logarithm.log(x);
    }

    /** log(1 + x). */
    public static double log1p(double x) {
        return Logarithm.log1p(x);
    }

    /** x to the power of y; 1 where y is 0 or x is 1, even if the other is NaN. */
    public static double pow(double x, double y) {
        return Power.pow(x, y);
    }

    public static double sinh(double x) {
        return Exponential.sinh(x);
    }

    public static double cosh(double x) {
        return Exponential.cosh(x);
    }

    public static double tanh(double x) {
        return Exponential.tanh(x);
    }

    public static double asinh(double x) {
        return Logarithm.asinh(x);
    }

    public static double acosh(double x) {
        return Logarithm.acosh(x);
    }

    public static double atanh(double x) {
        return Logarithm.atanh(x);
    }

    public static double sin(double radians) {
        return Trigonometry.sin(radians);
    }

    public static double cos(double radians) {
        return Trigonometry.cos(radians);
    }

    public static double tan(double radians) {
        return Trigonometry.tan(radians);
    }

    /** From -pi/2 to pi/2. */
    public static double asin(double x) {
        return Trigonometry.asin(x);
    }

    /** From 0 to pi. */
    public static double acos(double x) {
        return Trigonometry.acos(x);
    }

    /** From -pi/2 to pi/2. */
    public static double atan(double x) {
        return Trigonometry.atan(x);
    }

    /** The angle of the vector (x, y), from -pi to pi. */
    public static double atan2(double y, double x) {
        return Trigonometry.atan2(y, x);
    }

    public static double erf(double x) {
        return ErrorFunction.erf(x);
    }

    /** -x, also of zeros: TeaVM compiles {@code -x} as {@code 0 - x}, which is 0 for 0. */
    public static double negate(double x) {
        return -1 * x;
    }

    /** The largest whole number that is not above x. */
    public static double floor(double x) {
        double nearest = rint(x);
        return nearest > x ? nearest - 1 : nearest;
    }

    /** The smallest whole number that is not below x. */
    public static double ceil(double x) {
        double nearest = rint(x);
        return nearest < x ? copySign(nearest + 1, x) : nearest;
    }

    /** The nearest whole number, of two equally near ones the even one. */
    public static double rint(double x) {
        double size = Math.abs(x);
        if (!(size < WHOLE_FROM)) {
            return x;
        }
        return copySign((size + WHOLE_FROM) - WHOLE_FROM, x);
    }

    /** The whole part, rounded towards zero. */
    public static double trunc(double x) {
        return x < 0 ? ceil(x) : floor(x);
    }

    /** -1, 1, or x itself where it is a zero or NaN. */
    public static double sign(double x) {
        return x > 0 ? 1 : x < 0 ? -1 : x;
    }

    /** The first number's size with the second one's sign. */
    public static double copySign(double size, double sign) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(size) & ~SIGN
                | Double.doubleToRawLongBits(sign) & SIGN);
    }

    /** The rest of x / y with the sign of x: C's fmod, exact. NaN for a zero y. */
    public static double fmod(double x, double y) {
        return Remainder.of(x, y);
    }

    /** The rest of x / y with the sign of y. NaN for a zero y. */
    public static double mod(double x, double y) {
        double rest = fmod(x, y);
        if (rest == 0) {
            return copySign(0, y);
        }
        return rest < 0 == y < 0 ? rest : rest + y;
    }

    /**
     * The rest of x / y with the sign of y. The caller has seen to it that y is not 0: that would be a trap.
     */
    public static long mod(long x, long y) {
        long rest = x % y;
        return rest != 0 && (rest ^ y) < 0 ? rest + y : rest;
    }

    /** x / y rounded towards zero; -2^63 / -1 wraps, where a browser would trap. y is not 0. */
    public static long divide(long x, long y) {
        return y == -1 ? -x : x / y;
    }

    /** x / y of unsigned words. y is not 0. */
    public static long divideUnsigned(long x, long y) {
        return Long.divideUnsigned(x, y);
    }

    /** The rest of x / y of unsigned words. y is not 0. */
    public static long remainderUnsigned(long x, long y) {
        return Long.remainderUnsigned(x, y);
    }

    /** An unsigned word as the nearest double. */
    public static double unsignedToDouble(long word) {
        return word >= 0 ? word : 2.0 * halfOf(word);
    }

    /** An unsigned word as the nearest float, rounded once. */
    public static float unsignedToFloat(long word) {
        return word >= 0 ? word : 2f * halfOf(word);
    }

    /** The whole part as an unsigned word: 2^64 - 1 at most, NaN is 0, negative numbers wrap. */
    public static long toUnsigned(double x) {
        return x >= TWO_TO_63 ? (long) (x - TWO_TO_63) ^ SIGN : (long) x;
    }

    /** A float16 from the lower 16 of the bits. */
    public static float halfToFloat(int bits) {
        int size = bits & 0x7FFF;
        int sign = (bits & 0x8000) << 16;
        if (size >= 0x7C00) {
            return Float.intBitsToFloat(sign | 0x7F800000 | size << 13);
        }
        float value = Float.intBitsToFloat(size << 13) * 0x1p112f;
        return sign == 0 ? value : -1 * value;
    }

    /** The bits of the nearest float16, of two equally near ones the even one; infinity from 65520 on. */
    public static int toHalf(double value) {
        double size = Math.abs(value);
        long bits = Double.doubleToRawLongBits(size);
        int sign = (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
        if (value != value) {
            return sign | 0x7E00;
        }
        if (size >= 65520) {
            return sign | 0x7C00;
        }
        if (size < 0x1p-14) {
            return sign | (int) rint(size * 0x1p24);
        }
        long nearest = bits + (1L << 41) - 1 + (bits >>> 42 & 1);
        return sign | (int) (nearest >>> 42) - (1008 << 10);
    }

    /**
     * Half of a word of 2^63 and more; the lost last bit is kept in the next, so that rounding still sees it.
     */
    private static long halfOf(long word) {
        return word >>> 1 | word & 1;
    }
}
