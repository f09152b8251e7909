package dev.teacup.browser;

import dev.teacup.error.ModelException;
import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.onnx.Utf8;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/** Strings on their way between the page and a tensor: each is its length as u32, then its UTF-8. */
final class TextCodec {
    private TextCodec() {}

    /** Fills a tensor of strings with those in {@code bytes} bytes at {@code at}. */
    static void read(Memory memory, int at, int bytes, Tensor tensor, Strings strings) {
        int end = at + bytes;
        int next = at;
        for (int i = 0; i < tensor.elements(); i++) {
            int length = end - next < 4 ? -1 : memory.i32(next);
            String text =
                    length < 0 || length > end - next - 4 ? null : Utf8.decode(memory, next + 4, length);
            if (text == null) {
                throw new ModelException("a tensor of strings was fed as bytes that are none",
                        tensor.elements() + " strings, each its length as u32 and UTF-8",
                        "no string as element " + i, "feed the strings by the JavaScript package");
            }
            tensor.i64(i, strings.handle(text));
            next += 4 + length;
        }
    }

    /**
     * The address of the strings of a tensor, which are written behind all that is in use.
     *
     * @throws ModelException when there is no room for them
     */
    static int write(Tensor tensor, Strings strings, Arena arena) {
        int at = arena.mark();
        int bytes = 0;
        for (int i = 0; i < tensor.elements(); i++) {
            byte[] text = Utf8.encode(strings.text((int) tensor.i64(i)));
            int next = at + bytes;
            arena.allocate(bytes + 4L + text.length);
            arena.release(at);
            arena.memory().i32(next, text.length);
            arena.memory().write(next + 4, text);
            bytes += 4 + text.length;
        }
        return at;
    }
}
