package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.BufferMemory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Files for tests, byte by byte. */
final class Files {
    private Files() {}

    /** Reads a model that does not begin where its memory begins, nor end where it ends. */
    static ModelProto read(byte[] file) {
        BufferMemory memory = BufferMemory.of(file.length + 48, 1L << 30);
        memory.write(24, file);
        return ModelReader.read(memory, 24, file.length, Limits.DEFAULT);
    }

    static ModelException refusal(byte[] file) {
        return assertThrows(ModelException.class, () -> read(file));
    }

    /** Bytes from numbers, arrays and texts. */
    static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer value) {
                out.write(value);
            } else if (part instanceof int[] values) {
                for (int value : values) {
                    out.write(value);
                }
            } else if (part instanceof String text) {
                out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            } else {
                out.writeBytes((byte[]) part);
            }
        }
        return out.toByteArray();
    }

    static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rest = value;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write(rest & 0x7F | 0x80);
        }
        out.write(rest);
        return out.toByteArray();
    }
}
