package dev.teacup.tensor;

/** A whole number of any size from 0 on, which its operations change: only what {@link DecimalText} needs. */
final class Natural {
    private static final int TEN_TO_9 = 1000000000;
    private static final long WORD = 0xFFFFFFFFL;

    /** The lowest word first; words from {@code length} on are 0. */
    private int[] words = new int[4];
    private int length;

    /** An unsigned number. */
    static Natural of(long value) {
        Natural natural = new Natural();
        natural.words[0] = (int) value;
        natural.words[1] = (int) (value >>> 32);
        natural.length = 2;
        natural.trim();
        return natural;
    }

    /** Digits from 0 to 9. */
    static Natural of(String digits) {
        Natural natural = new Natural();
        for (int i = 0; i < digits.length(); i++) {
            natural.timesPlus(10, digits.charAt(i) - '0');
        }
        return natural;
    }

    /** Multiplies by base^exponent, in factors as large as an int holds; the base is 10 at most. */
    void timesPower(int base, int exponent) {
        int factor = 1;
        for (int i = 0; i < exponent; i++) {
            factor *= base;
            if (factor > Integer.MAX_VALUE / 10) {
                timesPlus(factor, 0);
                factor = 1;
            }
        }
        timesPlus(factor, 0);
    }

    void shiftLeft(int bits) {
        timesPlus(1 << (bits & 31), 0);
        int whole = bits >> 5;
        ensure(length + whole);
        for (int i = length - 1; i >= 0; i--) {
            words[i + whole] = words[i];
        }
        for (int i = 0; i < whole; i++) {
            words[i] = 0;
        }
        length += whole;
        trim();
    }

    /** Divides by 10^exponent and answers whether there was a rest. */
    boolean overPowerOfTen(int exponent) {
        boolean rest = false;
        int left = exponent;
        while (left > 0) {
            int step = Math.min(left, 9);
            int power = 1;
            for (int i = 0; i < step; i++) {
                power *= 10;
            }
            rest |= over(power) != 0;
            left -= step;
        }
        return rest;
    }

    int bitLength() {
        return length == 0 ? 0 : 32 * length - Integer.numberOfLeadingZeros(words[length - 1]);
    }

    /** What is left of at most 63 bits when those below {@code bit} are dropped. */
    long from(int bit) {
        long result = 0;
        for (int i = bitLength() - 1; i >= bit; i--) {
            result = result << 1 | words[i >> 5] >>> (i & 31) & 1;
        }
        return result;
    }

    boolean anyBelow(int bit) {
        for (int i = 0; i < bit; i++) {
            if ((words[i >> 5] >>> (i & 31) & 1) != 0) {
                return true;
            }
        }
        return false;
    }

    /** Its decimal digits, none for 0; the number is 0 after that. */
    String takeDigits() {
        StringBuilder reversed = new StringBuilder();
        while (length > 0) {
            int group = over(TEN_TO_9);
            for (int i = 0; i < 9 && (length > 0 || group > 0); i++) {
                reversed.append((char) ('0' + group % 10));
                group /= 10;
            }
        }
        return reversed.reverse().toString();
    }

    private void timesPlus(int factor, int summand) {
        ensure(length + 1);
        long carry = summand;
        for (int i = 0; i < length; i++) {
            carry += (words[i] & WORD) * (factor & WORD);
            words[i] = (int) carry;
            carry >>>= 32;
        }
        words[length++] = (int) carry;
        trim();
    }

    private int over(int divisor) {
        long rest = 0;
        for (int i = length - 1; i >= 0; i--) {
            long part = rest << 32 | words[i] & WORD;
            words[i] = (int) (part / divisor);
            rest = part % divisor;
        }
        trim();
        return (int) rest;
    }

    private void trim() {
        while (length > 0 && words[length - 1] == 0) {
            length--;
        }
    }

    private void ensure(int size) {
        if (size > words.length) {
            int[] larger = new int[size * 2];
            for (int i = 0; i < length; i++) {
                larger[i] = words[i];
            }
            words = larger;
        }
    }
}
