package dev.teacup.tensor;

/** Placeholder until the real one lands. */
public final class Num {
    private Num() {}

    public static double exp(double x) {
        return Math.exp(x);
    }

    public static double log(double x) {
        return Math.log(x);
    }

    public static double tanh(double x) {
        return Math.tanh(x);
    }

    public static double sinh(double x) {
        return Math.sinh(x);
    }

    public static double cosh(double x) {
        return Math.cosh(x);
    }

    public static double asinh(double x) {
        return Math.abs(x);
    }

    public static double acosh(double x) {
        return Math.abs(x);
    }

    public static double atanh(double x) {
        return Math.abs(x);
    }

    public static double sin(double x) {
        return Math.sin(x);
    }

    public static double cos(double x) {
        return Math.cos(x);
    }

    public static double tan(double x) {
        return Math.tan(x);
    }

    public static double asin(double x) {
        return Math.asin(x);
    }

    public static double acos(double x) {
        return Math.acos(x);
    }

    public static double atan(double x) {
        return Math.atan(x);
    }

    public static double erf(double x) {
        return Math.abs(x);
    }

    public static double rint(double x) {
        return Math.rint(x);
    }

    public static double mod(double x, double y) {
        return x;
    }

    public static double fmod(double x, double y) {
        return x;
    }

    public static double pow(double x, double y) {
        return x;
    }

    public static long divideUnsigned(long x, long y) {
        return x;
    }

    public static long remainderUnsigned(long x, long y) {
        return x;
    }

    public static float halfToFloat(short bits) {
        return 0;
    }

    public static int toHalf(double value) {
        return 0;
    }

    public static double unsignedToDouble(long value) {
        return value;
    }

    public static long toUnsigned(double value) {
        return (long) value;
    }
}
