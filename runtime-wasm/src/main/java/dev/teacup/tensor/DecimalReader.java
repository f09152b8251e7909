package dev.teacup.tensor;

/** Reads {@code [+-] (digits [. digits] | . digits) [e [+-] digits]}, or inf, infinity, nan in any case. */
final class DecimalReader {
    private final String text;
    private final StringBuilder digits = new StringBuilder();
    private int at;
    private int digitsRead;

    DecimalReader(String text) {
        this.text = text;
    }

    /** The number, or null where the text is none. */
    Decimal read() {
        boolean negative = sign();
        if (rest("inf") || rest("infinity")) {
            return Decimal.special(negative, Double.POSITIVE_INFINITY);
        }
        if (rest("nan")) {
            return Decimal.special(negative, Double.NaN);
        }
        digits();
        int fraction = 0;
        if (take('.')) {
            int before = digitsRead;
            digits();
            fraction = digitsRead - before;
        }
        if (digitsRead == 0) {
            return null;
        }
        long exponent = exponent();
        return at == text.length() ? Decimal.of(negative, digits.toString(), exponent - fraction) : null;
    }

    /** Zero digits in front are counted and not kept. */
    private void digits() {
        while (isDigit()) {
            if (digits.length() > 0 || text.charAt(at) != '0') {
                digits.append(text.charAt(at));
            }
            digitsRead++;
            at++;
        }
    }

    /** The exponent or 0; where a digit is missing the reader stays before the e, short of the end. */
    private long exponent() {
        int start = at;
        if (!take('e')) {
            return 0;
        }
        boolean negative = sign();
        if (!isDigit()) {
            at = start;
        }
        long value = 0;
        while (isDigit()) {
            value = Math.min(value * 10 + (text.charAt(at) - '0'), Integer.MAX_VALUE);
            at++;
        }
        return negative ? -value : value;
    }

    private boolean sign() {
        return !take('+') && take('-');
    }

    private boolean take(char lower) {
        boolean taken = at < text.length() && lower(text.charAt(at)) == lower;
        if (taken) {
            at++;
        }
        return taken;
    }

    private boolean isDigit() {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean rest(String word) {
        if (text.length() - at != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(at + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }
}
