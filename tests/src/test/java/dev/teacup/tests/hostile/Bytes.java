package dev.teacup.tests.hostile;

import dev.teacup.testkit.Models;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A protobuf message that is written field by field, with no regard to what the fields are. */
final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static Bytes of() {
        return new Bytes();
    }

    Bytes number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Bytes bytes(int field, byte[] content) {
        varint((long) field << 3 | 2);
        varint(content.length);
        out.writeBytes(content);
        return this;
    }

    Bytes text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Bytes filled(int field, int length, int value) {
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) value);
        return length == 0 ? this : bytes(field, content);
    }

    byte[] all() {
        return out.toByteArray();
    }

    /** A model that gives out an initializer. */
    byte[] file(byte[] initializer) {
        byte[] node = of().text(1, "victim").text(2, "y").text(4, "Identity").all();
        byte[] graph = of().bytes(1, node).bytes(5, initializer).bytes(12, of().text(1, "y").all()).all();
        return of().number(1, 10).bytes(8, of().number(2, Models.OPSET).all()).bytes(7, graph).all();
    }

    private void varint(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) rest | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
