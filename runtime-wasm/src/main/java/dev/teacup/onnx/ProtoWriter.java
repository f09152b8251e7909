package dev.teacup.onnx;

import dev.teacup.error.ModelException;
import dev.teacup.memory.Memory;

/**
 * Writes protobuf fields one behind the other into a memory, which grows as needed. The same calls write the
 * same bytes.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
public final class ProtoWriter {
    private static final int MOST_VARINT_BYTES = 10;

    private final Memory memory;
    private final int start;
    private int at;

    /** A writer of the bytes of {@code memory} from {@code at} on. */
    public ProtoWriter(Memory memory, int at) {
        this.memory = memory;
        this.start = at;
        this.at = at;
    }

    /** All that was written so far. */
    public Span written() {
        return new Span(memory, start, at - start);
    }

    /** An {@code int64}, {@code int32}, {@code uint64} or enum field. */
    public void int64(int field, long value) {
        tag(field, WireType.VARINT);
        varint(value);
    }

    /** As {@link #int64}, but nothing for 0, which is the default. */
    public void int64Unless0(int field, long value) {
        if (value != 0) {
            int64(field, value);
        }
    }

    /** A {@code float} field. */
    public void float32(int field, float value) {
        tag(field, WireType.FIXED32);
        memory.f32(take(4), value);
    }

    /** A {@code string} field. */
    public void string(int field, String text) {
        bytes(field, Utf8.encode(text));
    }

    /** As {@link #string}, but nothing for "", which is the default. */
    public void stringUnlessEmpty(int field, String text) {
        if (!text.isEmpty()) {
            string(field, text);
        }
    }

    /** A {@code bytes} field. */
    public void bytes(int field, byte[] bytes) {
        tag(field, WireType.LENGTH);
        varint(bytes.length);
        memory.write(take(bytes.length), bytes);
    }

    /**
     * A {@code bytes} field; the bytes may lie in the memory that is written to, where nothing is being
     * written.
     */
    public void bytes(int field, Span bytes) {
        tag(field, WireType.LENGTH);
        varint(bytes.length());
        bytes.copyTo(memory, take(bytes.length()));
    }

    /** A repeated {@code int64} field, packed. */
    public void longs(int field, Longs values) {
        int message = open(field);
        for (int i = 0; i < values.size(); i++) {
            varint(values.get(i));
        }
        close(message);
    }

    /** A repeated {@code float} field, packed. */
    public void floats(int field, Floats values) {
        int message = open(field);
        for (int i = 0; i < values.size(); i++) {
            memory.f32(take(4), values.get(i));
        }
        close(message);
    }

    /** Begins a message; all that follows is its content, until the answer is given to {@link #close}. */
    public int open(int field) {
        tag(field, WireType.LENGTH);
        return at;
    }

    /** Ends the message that {@link #open} began. */
    public void close(int message) {
        int length = at - message;
        int lengthBytes = varintBytes(length);
        take(lengthBytes);
        memory.copy(message, message + lengthBytes, length);
        at = message;
        varint(length);
        at += length;
    }

    private void tag(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    private void varint(long value) {
        int next = take(varintBytes(value));
        long rest = value;
        while (rest >>> 7 != 0) {
            memory.i8(next++, (byte) (rest | 0x80));
            rest >>>= 7;
        }
        memory.i8(next, (byte) rest);
    }

    private static int varintBytes(long value) {
        int bytes = 1;
        while (bytes < MOST_VARINT_BYTES && value >>> 7 * bytes != 0) {
            bytes++;
        }
        return bytes;
    }

    /** The address of so many bytes more. */
    private int take(int bytes) {
        long end = (long) at + bytes;
        if (!memory.grow(end)) {
            throw new ModelException("there is no memory to write the model",
                    "at most " + Integer.MAX_VALUE + " bytes",
                    end + " bytes", "keep large tensors in external data");
        }
        int from = at;
        at = (int) end;
        return from;
    }
}
