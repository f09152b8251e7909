package dev.teacup.train.board;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message of protocol buffers that is written field by field. The few messages of TensorBoard are written
 * by hand: classes of those of its plugins are published for no language but Python.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers, encoding</a>
 */
final class Message {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;
    /** The bits of a tag that say how the field is written. */
    static final int KIND_BITS = 3;

    private static final int GROUP_BITS = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** An integer, an enum or a boolean. */
    Message number(int field, long value) {
        tag(field, VARINT);
        varint(value);
        return this;
    }

    Message float64(int field, double value) {
        tag(field, FIXED64);
        out.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
        return this;
    }

    Message float32(int field, float value) {
        tag(field, FIXED32);
        out.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return bytes(field, value.bytes());
    }

    Message bytes(int field, byte[] value) {
        tag(field, LENGTH);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    /** An entry of a map whose keys are texts. */
    Message entry(int field, String key, Message value) {
        return message(field, new Message().text(1, key).message(2, value));
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void tag(int field, int kind) {
        varint((long) field << KIND_BITS | kind);
    }

    /** Seven bits a byte, the lowest first; the highest bit says that another byte comes. */
    private void varint(long value) {
        long rest = value;
        while ((rest & -(1L << GROUP_BITS)) != 0) {
            out.write((int) (rest & (1 << GROUP_BITS) - 1 | 1 << GROUP_BITS));
            rest >>>= GROUP_BITS;
        }
        out.write((int) rest);
    }
}
