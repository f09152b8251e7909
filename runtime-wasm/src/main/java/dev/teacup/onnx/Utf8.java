package dev.teacup.onnx;

import dev.teacup.error.ModelException;
import dev.teacup.memory.Memory;

/**
 * UTF-8, strictly: malformed bytes are refused and not replaced, since two names that differ must not become
 * one. Own code, for the class library's charsets are dear in the browser.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">RFC 3629, section 4</a>
 */
public final class Utf8 {
    private static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /** The text, or null where the bytes are not UTF-8. */
    public static String decode(Memory memory, int at, int length) {
        StringBuilder text = new StringBuilder(length);
        int end = at + length;
        for (int next = at; next < end;) {
            int lead = memory.u8(next);
            int size = size(lead);
            int point = size == 0 || next + size > end ? -1 : point(memory, next, size);
            if (point < 0) {
                return null;
            }
            append(text, point);
            next += size;
        }
        return text.toString();
    }

    /** The bytes of {@code text}; half of a surrogate pair becomes U+FFFD. */
    public static byte[] encode(String text) {
        byte[] bytes = new byte[3 * text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point >= 0xD800 && point < 0xE000) {
                point = REPLACEMENT;
            } else if (point >= 0x10000) {
                i++;
            }
            size = put(bytes, size, point);
        }
        return java.util.Arrays.copyOf(bytes, size);
    }

    static ModelException refusal(int length) {
        return new ModelException("a text is not UTF-8", "text in UTF-8", length + " bytes that are none",
                "export the model again with names in UTF-8");
    }

    /** Bytes of the code point that begins with {@code lead}, or 0 where none does. */
    private static int size(int lead) {
        if (lead < 0x80) {
            return 1;
        }
        if (lead < 0xC2 || lead > 0xF4) {
            return 0;
        }
        return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }

    /**
     * The code point of {@code size} bytes, or -1 where it is malformed, a surrogate or longer than it needs
     * to be.
     */
    private static int point(Memory memory, int at, int size) {
        if (size == 1) {
            return memory.u8(at);
        }
        int point = memory.u8(at) & 0x7F >> size;
        for (int i = 1; i < size; i++) {
            int follower = memory.u8(at + i);
            if ((follower & 0xC0) != 0x80) {
                return -1;
            }
            point = point << 6 | follower & 0x3F;
        }
        int least = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
        boolean surrogate = point >= 0xD800 && point < 0xE000;
        return point < least || point > 0x10FFFF || surrogate ? -1 : point;
    }

    private static void append(StringBuilder text, int point) {
        if (point < 0x10000) {
            text.append((char) point);
        } else {
            text.append((char) (0xD7C0 + (point >> 10))).append((char) (0xDC00 + (point & 0x3FF)));
        }
    }

    private static int put(byte[] bytes, int at, int point) {
        if (point < 0x80) {
            bytes[at] = (byte) point;
            return at + 1;
        }
        int followers = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
        bytes[at] = (byte) (0xFF00 >> followers + 1 | point >> 6 * followers);
        for (int i = 1; i <= followers; i++) {
            bytes[at + i] = (byte) (0x80 | point >> 6 * (followers - i) & 0x3F);
        }
        return at + followers + 1;
    }
}
