package dev.teacup.tensor;

/**
 * A number as the unevaluated sum of two doubles, {@code lo} at most half a last place of {@code hi}: about
 * 106 bits. For steps in which a double's own rounding would be seen in the result.
 *
 * @see <a href="https://doi.org/10.1007/BF01397083">T. J. Dekker, A floating-point technique for extending
 *     the available precision, 1971</a>
 */
record Pair(double hi, double lo) {
    private static final long UPPER_26_BITS = -1L << 27;

    static Pair of(double value) {
        return new Pair(value, 0);
    }

    /** {@code a + b} without error. */
    static Pair sum(double a, double b) {
        double sum = a + b;
        double ofB = sum - a;
        return new Pair(sum, (a - (sum - ofB)) + (b - ofB));
    }

    /** {@code hi + lo} without error, where lo is not the larger. */
    static Pair ordered(double hi, double lo) {
        double sum = hi + lo;
        return new Pair(sum, lo - (sum - hi));
    }

    /**
     * {@code a * b} without error above 2^-106, as long as the product of their last bits does not underflow.
     */
    static Pair product(double a, double b) {
        double upperA = upper(a);
        double upperB = upper(b);
        double lowerA = a - upperA;
        double lowerB = b - upperB;
        double product = a * b;
        double lo = ((upperA * upperB - product) + upperA * lowerB + lowerA * upperB) + lowerA * lowerB;
        return new Pair(product, lo);
    }

    Pair plus(double b) {
        Pair sum = sum(hi, b);
        return ordered(sum.hi, sum.lo + lo);
    }

    Pair plus(Pair b) {
        Pair sum = sum(hi, b.hi);
        return ordered(sum.hi, sum.lo + (lo + b.lo));
    }

    Pair minus(Pair b) {
        return plus(b.negated());
    }

    Pair times(double b) {
        Pair product = product(hi, b);
        return ordered(product.hi, product.lo + lo * b);
    }

    Pair times(Pair b) {
        Pair product = product(hi, b.hi);
        return ordered(product.hi, product.lo + (hi * b.lo + lo * b.hi));
    }

    Pair over(Pair b) {
        double quotient = hi / b.hi;
        Pair rest = minus(b.times(quotient));
        return ordered(quotient, (rest.hi + rest.lo) / b.hi);
    }

    Pair squareRoot() {
        if (hi == 0) {
            return this;
        }
        double root = Math.sqrt(hi);
        Pair rest = minus(product(root, root));
        return ordered(root, (rest.hi + rest.lo) / (2 * root));
    }

    /** The same times a power of two: exact. */
    Pair scaled(double powerOfTwo) {
        return new Pair(hi * powerOfTwo, lo * powerOfTwo);
    }

    Pair negated() {
        return scaled(-1);
    }

    double rounded() {
        return hi + lo;
    }

    private static double upper(double value) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) & UPPER_26_BITS);
    }
}
