package dev.teacup.ir.text;

/** How names and strings are written, for the printer and the parser. */
final class Notation {
    /** An operand or a result that is left out. */
    static final String LEFT_OUT = "_";

    /** A shape of unknown rank, and what a shortened constant ends with. */
    static final String MORE = "...";

    private static final String HEX = "0123456789abcdef";

    private Notation() {}

    /** Whether a name may stand without quotes. */
    static boolean isBare(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isBare(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty() && !name.equals(LEFT_OUT) && !name.equals(MORE);
    }

    static boolean isBare(char c) {
        return isLetter(c) || c >= '0' && c <= '9' || c == '.' || c == '/' || c == '-';
    }

    /** Whether the name of a dimension, which must not look like a size, may begin so. */
    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static String name(String name) {
        return isBare(name) ? name : quoted(name);
    }

    /** A string in double quotes; what is not printable in ASCII is escaped. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7F) {
                out.append(c);
            } else {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xF));
                }
            }
        }
        return out.append('"').toString();
    }
}
