package dev.teacup.train.board;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a message of protocol buffers, as it was read.
 *
 * @param number of the field
 * @param bits of a number, or 0
 * @param body of a text or a message, or null
 */
record Field(int number, long bits, ByteBuffer body) {
    private static final int MOST_VARINT_BITS = 64;

    /**
     * The fields of a message in their order.
     *
     * @throws BufferUnderflowException when it ends within a field, or a field is of no kind
     */
    static List<Field> of(ByteBuffer message) {
        ByteBuffer in = message.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        List<Field> fields = new ArrayList<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            int number = (int) (tag >>> Message.KIND_BITS);
            switch ((int) tag & (1 << Message.KIND_BITS) - 1) {
                case Message.VARINT -> fields.add(new Field(number, varint(in), null));
                case Message.FIXED64 -> fields.add(new Field(number, in.getLong(), null));
                case Message.FIXED32 -> fields.add(new Field(number, in.getInt(), null));
                case Message.LENGTH -> fields.add(new Field(number, 0, body(in)));
                default -> throw new BufferUnderflowException();
            }
        }
        return fields;
    }

    double float64() {
        return Double.longBitsToDouble(bits);
    }

    double float32() {
        return Float.intBitsToFloat((int) bits);
    }

    String text() {
        return body == null ? "" : StandardCharsets.UTF_8.decode(body.duplicate()).toString();
    }

    /** The fields of the message in this field. */
    List<Field> fields() {
        return body == null ? List.of() : of(body);
    }

    private static ByteBuffer body(ByteBuffer in) {
        long length = varint(in);
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer body = in.slice(in.position(), (int) length);
        in.position(in.position() + (int) length);
        return body;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < MOST_VARINT_BITS; shift += 7) {
            byte group = in.get();
            value |= (long) (group & 0x7F) << shift;
            if (group >= 0) {
                return value;
            }
        }
        throw new BufferUnderflowException();
    }
}
