package dev.teacup.tensor;

/**
 * The fewest decimal digits that read back as a binary number, and of these the ones nearest to it: 0.digits
 * times 10^point.
 *
 * @see <a href="https://doi.org/10.1145/93542.93559">G. Steele and J. White, How to print floating-point
 *     numbers accurately, 1990</a>
 */
record ShortestDigits(String digits, int point) {
    /**
     * Of significand times 2^exponent. The numbers that read back as it reach half a unit up and down, or a
     * quarter down where {@code narrow} says that the unit is smaller there.
     */
    static ShortestDigits of(long significand, int exponent, boolean narrow) {
        String above = quarters(4 * significand + 2, exponent);
        int length = above.length();
        String value = padded(quarters(4 * significand, exponent), length);
        String below = padded(quarters(4 * significand - (narrow ? 1 : 2), exponent), length);
        int point = length - Math.max(0, 2 - exponent);
        boolean inclusive = significand % 2 == 0;
        for (int count = 1; count < length; count++) {
            String nearest = isNearerToNext(value, count) ? next(value, count) : value.substring(0, count);
            if (isBetween(nearest, below, above, inclusive)) {
                return trimmed(nearest, point);
            }
            String next = next(value, count);
            if (narrow && isBetween(next, below, above, inclusive)) {
                return trimmed(next, point);
            }
        }
        return trimmed(value, point);
    }

    /** The decimal digits of a number of quarters of 2^exponent, without the point. */
    private static String quarters(long count, int exponent) {
        Natural number = Natural.of(count);
        if (exponent >= 2) {
            number.shiftLeft(exponent - 2);
        } else {
            number.timesPower(5, 2 - exponent);
        }
        return number.takeDigits();
    }

    private static String padded(String digits, int length) {
        StringBuilder out = new StringBuilder();
        for (int i = digits.length(); i < length; i++) {
            out.append('0');
        }
        return out.append(digits).toString();
    }

    private static boolean isNearerToNext(String digits, int count) {
        char first = digits.charAt(count);
        if (first != '5' || hasMore(digits, count + 1)) {
            return first >= '5';
        }
        return digits.charAt(count - 1) % 2 == 1;
    }

    /** The first digits and one more in the last place; one digit longer after 99..9. */
    private static String next(String digits, int count) {
        int raised = count - 1;
        while (raised >= 0 && digits.charAt(raised) == '9') {
            raised--;
        }
        String front = raised < 0 ? "1" : digits.substring(0, raised) + (char) (digits.charAt(raised) + 1);
        StringBuilder out = new StringBuilder(front);
        for (int i = raised + 1; i < count; i++) {
            out.append('0');
        }
        return out.toString();
    }

    private static boolean isBetween(String digits, String below, String above, boolean inclusive) {
        int least = inclusive ? 0 : 1;
        return compare(digits, below) >= least && -compare(digits, above) >= least;
    }

    /** Compares the fraction 0.digits with one of more digits. */
    private static int compare(String digits, String longer) {
        int difference = digits.compareTo(longer.substring(0, digits.length()));
        return difference != 0 ? difference : hasMore(longer, digits.length()) ? -1 : 0;
    }

    private static boolean hasMore(String digits, int from) {
        for (int i = from; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return true;
            }
        }
        return false;
    }

    private static ShortestDigits trimmed(String digits, int point) {
        int start = 0;
        while (digits.charAt(start) == '0') {
            start++;
        }
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return new ShortestDigits(digits.substring(start, end), point - start);
    }
}
