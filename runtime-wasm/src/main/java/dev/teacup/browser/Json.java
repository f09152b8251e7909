package dev.teacup.browser;

/** A JSON text that is being written. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    Json open(char bracket) {
        separate();
        text.append(bracket);
        return this;
    }

    Json close(char bracket) {
        text.append(bracket);
        return this;
    }

    Json key(String key) {
        string(key);
        text.append(':');
        return this;
    }

    Json number(long value) {
        separate();
        text.append(value);
        return this;
    }

    Json nothing() {
        separate();
        text.append("null");
        return this;
    }

    Json string(String value) {
        separate();
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            character(value.charAt(i));
        }
        text.append('"');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void character(char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ') {
            text.append(c < 16 ? "\\u000" : "\\u001").append("0123456789abcdef".charAt(c & 15));
        } else {
            text.append(c);
        }
    }

    /** A comma, but at the beginning, behind a bracket that opens, and behind a key. */
    private void separate() {
        char last = text.length() == 0 ? '[' : text.charAt(text.length() - 1);
        if (last != '[' && last != '{' && last != ':') {
            text.append(',');
        }
    }
}
