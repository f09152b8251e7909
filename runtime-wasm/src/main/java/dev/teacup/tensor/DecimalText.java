package dev.teacup.tensor;

/**
 * Numbers from text and to text, as ONNX casts them. Reading is correctly rounded. Writing gives the fewest
 * digits that read back, in the form that ONNX's reference has from numpy: 1.5, 1e-05, 1e+16, nan, inf.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Cast.html">ai.onnx Cast</a>
 */
public final class DecimalText {
    private static final double PLAIN_FROM = 1e-4;
    private static final double PLAIN_BELOW = 1e16;

    private DecimalText() {}

    /**
     * Whether the text is a number: decimal, with or without an exponent, or inf, infinity or nan in any
     * case; with or without a sign, and blanks around it.
     */
    public static boolean isNumber(String text) {
        return Decimal.of(text) != null;
    }

    /** The nearest double to a text that {@link #isNumber}; NaN for any other. */
    public static double parse(String text) {
        Decimal decimal = Decimal.of(text);
        return decimal == null ? Double.NaN : decimal.nearest();
    }

    /**
     * A double that need not be the nearest one, but gives the nearest float32 or float16 when it is rounded
     * to that: {@link #parse} would have rounded twice. NaN for a text that is no number.
     */
    public static double parseToRound(String text) {
        Decimal decimal = Decimal.of(text);
        return decimal == null ? Double.NaN : decimal.odd();
    }

    /**
     * The whole part of a text that {@link #isNumber}, as the bits of an int64 or uint64: exact where a
     * double is not. Out of their range it is undefined, and 0 for a text that is no number.
     */
    public static long parseWhole(String text) {
        Decimal decimal = Decimal.of(text);
        return decimal == null ? 0 : decimal.whole();
    }

    /** The shortest text that reads back as this double. */
    public static String text(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return text(value, bits & (1L << 52) - 1, (int) (bits >>> 52) & 0x7FF, 52, 1023);
    }

    /** The shortest text that reads back as this float. */
    public static String text(float value) {
        int bits = Float.floatToRawIntBits(value);
        return text(value, bits & (1 << 23) - 1, bits >>> 23 & 0xFF, 23, 127);
    }

    /** The shortest text that reads back as the float16 of these bits. */
    public static String halfText(int bits) {
        return text(Num.halfToFloat(bits), bits & (1 << 10) - 1, bits >>> 10 & 0x1F, 10, 15);
    }

    private static String text(double value, long fraction, int exponent, int fractionBits, int bias) {
        if (value != value) {
            return "nan";
        }
        double size = Math.abs(value);
        String sign = Num.copySign(1, value) < 0 ? "-" : "";
        if (size == 0 || size == Double.POSITIVE_INFINITY) {
            return sign + (size == 0 ? "0.0" : "inf");
        }
        long significand = exponent == 0 ? fraction : fraction | 1L << fractionBits;
        ShortestDigits shortest = ShortestDigits.of(significand, Math.max(exponent, 1) - bias - fractionBits,
                fraction == 0 && exponent > 1);
        return sign + (size >= PLAIN_FROM && size < PLAIN_BELOW ? plain(shortest) : scientific(shortest));
    }

    private static String plain(ShortestDigits number) {
        StringBuilder out = new StringBuilder();
        int count = number.digits().length();
        for (int place = Math.min(number.point() - 1, 0); place < Math.max(count,
                number.point() + 1); place++) {
            if (place == number.point()) {
                out.append('.');
            }
            out.append(place >= 0 && place < count ? number.digits().charAt(place) : '0');
        }
        return out.toString();
    }

    private static String scientific(ShortestDigits number) {
        StringBuilder out = new StringBuilder().append(number.digits().charAt(0));
        if (number.digits().length() > 1) {
            out.append('.').append(number.digits(), 1, number.digits().length());
        }
        int exponent = number.point() - 1;
        out.append(exponent < 0 ? "e-" : "e+");
        return out.append(Math.abs(exponent) < 10 ? "0" : "").append(Math.abs(exponent)).toString();
    }
}
