package dev.teacup.tensor;

/** pow by C99, annex F.9.4.4, of which IEEE 754 section 9.2.1 says the same. */
final class Power {
    /** |log| from here on is an overflow or an underflow. */
    private static final double OUT_OF_RANGE = 800;

    private Power() {}

    static double pow(double x, double y) {
        if (y == 0 || x == 1) {
            return 1;
        }
        if (x != x || y != y) {
            return Double.NaN;
        }
        if (y == 2) {
            return x * x;
        }
        if (y == 0.5 && x > 0) {
            return Math.sqrt(x);
        }
        double size = Math.abs(x);
        double sign = isOdd(y) ? Num.copySign(1, x) : 1;
        if (size == 0 || size == Double.POSITIVE_INFINITY) {
            return sign * ((size == 0) == (y < 0) ? Double.POSITIVE_INFINITY : 0);
        }
        if (x < 0 && Num.floor(y) != y) {
            return Double.NaN;
        }
        return size == 1 ? sign : sign * ofPositive(size, y);
    }

    private static double ofPositive(double x, double y) {
        Pair log = Logarithm.log(Pair.of(x));
        double rough = log.hi() * y;
        if (Math.abs(rough) > OUT_OF_RANGE) {
            return rough > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        Pair exponent = log.times(y);
        return Exponential.exp(exponent.hi(), exponent.lo(), 0);
    }

    private static boolean isOdd(double y) {
        return Num.floor(y) == y && Num.floor(y / 2) * 2 != y;
    }
}
