package dev.teacup.ir.text;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;

/** Walks over a text, word by word, and knows line and column. */
final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
        this.text = text;
    }

    /** Steps over blanks and, where {@code lines}, over ends of lines and comments too. */
    void skip(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (lines && c == '#' && (at == 0 || isLineBegin(at))) {
                skipLine();
            } else if (c == ' ' || c == '\t' || c == '\r' || lines && c == '\n') {
                at++;
            } else {
                return;
            }
        }
    }

    boolean isEnd() {
        return at == text.length();
    }

    boolean isLineEnd() {
        skip(false);
        return isEnd() || text.charAt(at) == '\n';
    }

    /** Whether the text goes on with {@code sign}, after blanks. */
    boolean sees(String sign) {
        skip(false);
        return text.startsWith(sign, at);
    }

    /** Steps over {@code sign} where the text goes on with it, after blanks. */
    boolean take(String sign) {
        boolean seen = sees(sign);
        at += seen ? sign.length() : 0;
        return seen;
    }

    /** Steps over {@code sign}. */
    void expect(String sign) {
        if (!take(sign)) {
            throw refuse("the text does not go on as it should", quoted(sign), "write it here");
        }
    }

    /** The word in bare letters, or the string in quotes; {@code what} says what it should be. */
    String nameOr(String what) {
        return sees("\"") ? string() : word(what);
    }

    /** A name, or "" for one that is left out. */
    String slot(String what) {
        boolean isQuoted = sees("\"");
        String name = nameOr(what);
        return !isQuoted && name.equals(Notation.LEFT_OUT) ? "" : name;
    }

    /** A word in bare letters. */
    String word(String what) {
        skip(false);
        int from = at;
        while (at < text.length() && Notation.isBare(text.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw refuse("the text does not go on as it should", what, "write it here");
        }
        return text.substring(from, at);
    }

    /** A string in double quotes. */
    String string() {
        expect("\"");
        StringBuilder out = new StringBuilder();
        while (true) {
            if (at == text.length() || text.charAt(at) == '\n') {
                throw refuse("a string does not end", "a double quote on the same line", "close the string");
            }
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            out.append(c == '\\' ? escape() : c);
        }
    }

    /** Steps back to before {@code word}, which was read last. */
    void back(String word) {
        at -= word.length();
    }

    /** A refusal of what comes here. */
    ModelException refuse(String what, String expected, String fix) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && end < at + 20) {
            end++;
        }
        String got = end == at ? (isEnd() ? "the end of the text" : "the end of the line")
                : quoted(text.substring(at, end));
        return new ModelException(where(), what, expected, got, fix);
    }

    private char escape() {
        char c = at < text.length() ? text.charAt(at) : '\n';
        if (c == '"' || c == '\\') {
            at++;
            return c;
        }
        int code = 0;
        for (int i = 1; i <= 4; i++) {
            int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
            code = digit < 0 || code < 0 ? -1 : 16 * code + digit;
        }
        if (c != 'u' || code < 0) {
            throw refuse("an escape is not known", "\\\", \\\\ or \\u and four hexadecimal digits",
                    "escape it so");
        }
        at += 5;
        return (char) code;
    }

    private boolean isLineBegin(int position) {
        int before = position - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private String where() {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return "line " + line + ", column " + column;
    }
}
