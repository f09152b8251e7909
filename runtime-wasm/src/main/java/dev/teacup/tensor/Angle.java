package dev.teacup.tensor;

/**
 * An angle as quarter turns, of which only the last two bits count, and a rest of at most half of one.
 *
 * @see <a href="https://doi.org/10.1145/1057600.1057602">M. Payne and R. Hanek, Radian reduction for
 *     trigonometric functions, 1983</a>
 */
record Angle(int quarters, Pair rest) {
    private static final double EIGHTH_TURN = 0.7853981633974483;
    static final Pair QUARTER = new Pair(1.5707963267948966, 6.123233995736766e-17);

    /** 64 zeros, then the first 1216 bits of 2 / pi. */
    private static final long[] TWO_PER_PI = {
        0, 0xa2f9836e4e441529L, 0xfc2757d1f534ddc0L, 0xdb6295993c439041L, 0xfe5163abdebbc561L,
        0xb7246e3a424dd2e0L, 0x06492eea09d1921cL, 0xfe1deb1cb129a73eL, 0xe88235f52ebb4484L,
        0xe99c7026b45f7e41L, 0x3991d639835339f4L, 0x9c845f8bbdf9283bL, 0x1ff897ffde05980fL,
        0xef2f118b5a0a6d1fL, 0x6d367ecf27cb09b7L, 0x4f463f669e5fea2dL, 0x7527bac7ebe5f17bL,
        0x3d0739f78a5292eaL, 0x6bfb5fb11f8d5d08L, 0x56033046fc7b6babL,
    };

    static Angle of(double radians) {
        double size = Math.abs(radians);
        if (size <= EIGHTH_TURN) {
            return new Angle(0, Pair.of(radians));
        }
        if (!(size < Double.POSITIVE_INFINITY)) {
            return new Angle(0, Pair.of(Double.NaN));
        }
        Angle angle = reduced(Double.doubleToRawLongBits(size));
        return radians > 0 ? angle : new Angle(-angle.quarters, angle.rest.negated());
    }

    /**
     * The angle is m 2^e with a whole m. Bits of 2 / pi that make whole turns with it are passed over; of the
     * product of m and the next 192 bits the last 192 are kept: two are quarter turns, 190 a fraction.
     */
    private static Angle reduced(long bits) {
        long m = bits & (1L << 52) - 1 | 1L << 52;
        int skipped = (int) (bits >>> 52) - 1075 + 62;
        long middle = m * bitsAt(skipped + 64);
        long low = upperProduct(m, bitsAt(skipped + 128));
        long high = m * bitsAt(skipped) + upperProduct(m, bitsAt(skipped + 64));
        long sum = middle + low;
        if (Long.compareUnsigned(sum, middle) < 0) {
            high++;
        }
        int quarters = (int) (high + (1L << 61) >>> 62);
        return new Angle(quarters, rest(high << 2 | sum >>> 62, sum << 2));
    }

    /** A fraction of a quarter turn, high 2^-64 + low 2^-128 with a signed high word, in radians. */
    private static Pair rest(long high, long low) {
        double first = (double) high;
        double second = (double) (high - (long) first) + (low >>> 11) * 0x1p-53;
        return Pair.sum(first * 0x1p-64, second * 0x1p-64).times(QUARTER);
    }

    private static long bitsAt(int bit) {
        int word = bit >> 6;
        int shift = bit & 63;
        long first = TWO_PER_PI[word] << shift;
        return shift == 0 ? first : first | TWO_PER_PI[word + 1] >>> 64 - shift;
    }

    /** The upper 64 bits of the product of two unsigned words, the first below 2^53. */
    private static long upperProduct(long a, long b) {
        long mask = 0xFFFFFFFFL;
        long lower = (a & mask) * (b & mask);
        long crossed = (a >>> 32) * (b & mask) + (lower >>> 32);
        long other = (a & mask) * (b >>> 32) + (crossed & mask);
        return (a >>> 32) * (b >>> 32) + (crossed >>> 32) + (other >>> 32);
    }
}
