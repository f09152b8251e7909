package dev.teacup.tensor;

/** A number as a text has it: digits times 10^exponent, no zeros in front; without digits a special value. */
record Decimal(boolean negative, String digits, int exponent, double special) {
    /** More digits cannot decide how a double is rounded, only that there are some that are not 0. */
    private static final int MOST_DIGITS = 800;
    private static final int MOST_EXPONENT = 1000000;
    private static final int FRACTION_BITS = 52;
    private static final int SMALLEST_EXPONENT = -1074;
    /** 10^22 and whole numbers of 15 digits are doubles: product and quotient are rounded only once. */
    private static final int EXACT_POWERS = 22;
    private static final int EXACT_DIGITS = 15;
    /** 2^64 has so many. */
    private static final int WORD_DIGITS = 20;

    /** What the text means, or null where it is no number. */
    static Decimal of(String text) {
        return new DecimalReader(text.trim()).read();
    }

    static Decimal special(boolean negative, double value) {
        return new Decimal(negative, "", 0, value);
    }

    static Decimal of(boolean negative, String digits, long exponent) {
        int kept = Math.min(digits.length(), MOST_DIGITS);
        String cut = kept < digits.length() ? digits.substring(0, kept) + "1" : digits;
        long shifted = exponent + digits.length() - cut.length();
        int bounded = (int) Math.max(-MOST_EXPONENT, Math.min(MOST_EXPONENT, shifted));
        return new Decimal(negative, cut, bounded, 0);
    }

    /** The nearest double, of two equally near ones the even one. */
    double nearest() {
        return signed(digits.length() <= EXACT_DIGITS && Math.abs(exponent) <= EXACT_POWERS ? small()
                : rounded(false));
    }

    /** The double below, made odd where it is not exact: rounded again to fewer bits it gives the nearest. */
    double odd() {
        return signed(rounded(true));
    }

    /** The whole part without rounding, for integers that are no doubles; beyond 64 bits it is undefined. */
    long whole() {
        int places = digits.length() + exponent;
        if (digits.isEmpty() || places > WORD_DIGITS) {
            return (long) nearest();
        }
        long value = 0;
        for (int i = 0; i < places; i++) {
            value = value * 10 + (i < digits.length() ? digits.charAt(i) - '0' : 0);
        }
        return negative ? -value : value;
    }

    private double signed(double size) {
        return negative ? Num.negate(size) : size;
    }

    private double small() {
        double value = digits.isEmpty() ? special : Long.parseLong(digits);
        double power = 1;
        for (int i = Math.abs(exponent); i > 0; i--) {
            power *= 10;
        }
        return exponent < 0 ? value / power : value * power;
    }

    private double rounded(boolean odd) {
        int point = digits.length() + exponent;
        if (digits.isEmpty() || point < -330) {
            return special;
        }
        if (point > 310) {
            return Double.POSITIVE_INFINITY;
        }
        Natural number = Natural.of(digits);
        int shift = 64 + Math.max(0, -exponent) * 10 / 3 + 1;
        number.shiftLeft(shift);
        number.timesPower(10, exponent);
        boolean rest = number.overPowerOfTen(-exponent);
        return rounded(number, -shift, rest, odd);
    }

    /** Rounds number times 2^exponent and, where there is a rest, something less than one more. */
    private static double rounded(Natural number, int exponent, boolean rest, boolean odd) {
        int lastBit = number.bitLength() + exponent - 1 - FRACTION_BITS;
        int unit = Math.max(lastBit, SMALLEST_EXPONENT);
        int dropped = unit - exponent - 2;
        long quarters = number.from(dropped);
        if (rest || number.anyBelow(Math.min(dropped, number.bitLength()))) {
            quarters |= 1;
        }
        long whole =
                odd ? quarters >> 2 | ((quarters & 3) + 3 >> 2) : quarters + 1 + (quarters >> 2 & 1) >> 2;
        return whole * Exponential.powerOfTwo(unit / 2) * Exponential.powerOfTwo(unit - unit / 2);
    }
}
