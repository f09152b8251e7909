package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.Memory;

/**
 * Reads the fields of one protobuf message that lies in a memory, and knows what messages lie around it, so
 * that a refusal names its place. No byte outside of the message is read, whatever the file says; messages
 * that can hold themselves are nested up to {@link Limits#nesting}.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">Protocol buffers: encoding</a>
 */
public final class ProtoReader {
    private static final int VARINT_BYTES = 10;
    private static final String UNKNOWN = "an unknown field";

    private final Memory memory;
    private final ReadBudget budget;
    private final Place place;
    private final int origin;
    private final int start;
    private final int end;
    private final int depth;
    private int at;
    private int tagAt;
    private int field;
    private int wireType;

    private ProtoReader(Span message, Place place, int origin, int depth, ReadBudget budget) {
        this.memory = message.memory();
        this.start = message.at();
        this.end = message.end();
        this.place = place;
        this.origin = origin;
        this.depth = depth;
        this.budget = budget;
        this.at = start;
        this.tagAt = start;
    }

    /**
     * A reader of the outermost message, which errors call {@code name}; "" where a byte offset says enough.
     */
    public static ProtoReader of(Span file, String name, Limits limits) {
        return new ProtoReader(file, new Place(null, name, -1), file.at(), 0, new ReadBudget(limits));
    }

    /** Goes to the next field; false at the end of the message. The field then has to be read or skipped. */
    public boolean next() {
        if (at == end) {
            return false;
        }
        tagAt = at;
        long tag = varint("tag");
        field = (int) (tag >>> 3);
        wireType = (int) tag & 7;
        if (tag >>> 32 != 0 || field == 0) {
            throw here(Damage.impossibleTag(tag));
        }
        return true;
    }

    /** The number of the field that {@link #next} found. */
    public int field() {
        return field;
    }

    /** An {@code int64}, {@code uint64} or {@code int32} field that may be larger than its type. */
    public long int64(String fieldName) {
        expect(WireType.VARINT, fieldName);
        return varint(fieldName);
    }

    /** An {@code int32} or enum field. */
    public int int32(String fieldName) {
        long value = int64(fieldName);
        if (value != (int) value) {
            throw here(Damage.over32Bits(fieldName, value));
        }
        return (int) value;
    }

    /** A {@code float} field. */
    public float float32(String fieldName) {
        expect(WireType.FIXED32, fieldName);
        return memory.f32(take(4, fieldName));
    }

    /** A {@code bytes} field, where it lies. */
    public Span bytes(String fieldName) {
        expect(WireType.LENGTH, fieldName);
        long length = varint(fieldName);
        takeHeap(ReadBudget.MESSAGE_BYTES);
        return new Span(memory, take(length, fieldName), (int) length);
    }

    /** A {@code string} field. */
    public String string(String fieldName) {
        Span bytes = bytes(fieldName);
        takeHeap(2L * bytes.length());
        String text = Utf8.decode(memory, bytes.at(), bytes.length());
        if (text == null) {
            throw here(Damage.notUtf8(fieldName, bytes.length()));
        }
        return text;
    }

    /** A reader of a message in a field that is not repeated. */
    public ProtoReader message(String fieldName) {
        return message(fieldName, -1);
    }

    /** A reader of the message at {@code index} of a repeated field. */
    public ProtoReader message(String fieldName, int index) {
        return inner(fieldName, index, depth);
    }

    /** As {@link #message(String, int)} for messages that can hold themselves: one level deeper. */
    public ProtoReader nested(String fieldName, int index) {
        int levels = budget.limits.nesting();
        if (depth >= levels) {
            throw here(Damage.tooDeep(fieldName, levels));
        }
        return inner(fieldName, index, depth + 1);
    }

    /** Adds the values of a repeated {@code int64} field, packed or one alone. */
    void longs(String fieldName, Longs.Builder values) {
        if (wireType == WireType.VARINT) {
            takeHeap(3 * Long.BYTES);
            values.add(varint(fieldName));
            return;
        }
        Span packed = bytes(fieldName);
        int count = values(packed, fieldName, WireType.VARINT);
        takeHeap((long) count * Long.BYTES);
        values.reserve(count);
        ProtoReader reader = within(packed, fieldName);
        while (reader.hasMore()) {
            values.add(reader.varint(fieldName));
        }
    }

    /** Adds the values of a repeated {@code float} field, packed or one alone. */
    void floats(String fieldName, Floats.Builder values) {
        Span chunk = chunk(fieldName, WireType.FIXED32);
        takeHeap(3L * chunk.length());
        values.reserve(chunk.length() / 4);
        for (int i = 0; i < chunk.length(); i += 4) {
            values.add(memory.f32(chunk.at() + i));
        }
    }

    /**
     * The values of a repeated number field, packed or one alone, where they lie; whole, if they are of fixed
     * size.
     */
    Span chunk(String fieldName, int valueWireType) {
        int bytes = WireType.fixedBytes(valueWireType);
        if (wireType == valueWireType) {
            int from = at;
            if (bytes == 0) {
                varint(fieldName);
            } else {
                take(bytes, fieldName);
            }
            return new Span(memory, from, at - from);
        }
        Span packed = bytes(fieldName);
        if (bytes > 0 && packed.length() % bytes != 0) {
            throw here(Damage.insideValue(fieldName, bytes, packed.length()));
        }
        return packed;
    }

    /** How many values a chunk of the field that was read last holds. */
    int values(Span chunk, String fieldName, int valueWireType) {
        int bytes = WireType.fixedBytes(valueWireType);
        if (bytes > 0) {
            return chunk.length() / bytes;
        }
        ProtoReader reader = within(chunk, fieldName);
        int count = 0;
        while (reader.hasMore()) {
            reader.varint(fieldName);
            count++;
        }
        return count;
    }

    /** Steps over a field that nobody knows. */
    public void skip() {
        switch (wireType) {
            case WireType.VARINT -> varint(UNKNOWN);
            case WireType.FIXED64, WireType.FIXED32 -> take(WireType.fixedBytes(wireType), UNKNOWN);
            case WireType.LENGTH -> take(varint(UNKNOWN), UNKNOWN);
            default -> throw here(Damage.unknownWireType(field, wireType));
        }
    }

    /** Names the message for errors, which its index does otherwise. */
    void label(String text) {
        place.label(text);
    }

    /** Whether the message has a name of its own for errors. */
    boolean isLabelled() {
        return place.isLabelled();
    }

    /** The bytes of the message. */
    Span span() {
        return new Span(memory, start, end - start);
    }

    /** No bytes. */
    Span nothing() {
        return new Span(memory, start, 0);
    }

    /** What all messages of the file share. */
    ReadBudget budget() {
        return budget;
    }

    boolean hasMore() {
        return at < end;
    }

    /** A varint without a tag, as in a packed field; {@code fieldName} is for errors. */
    long varint(String fieldName) {
        long value = 0;
        for (int i = 0; i < VARINT_BYTES; i++) {
            if (at == end) {
                throw here(Damage.cutVarint(fieldName, i));
            }
            int next = memory.u8(at++);
            value |= (long) (next & 0x7F) << 7 * i;
            if (next < 0x80 && (i < VARINT_BYTES - 1 || next < 2)) {
                return value;
            }
        }
        throw here(Damage.longVarint(fieldName));
    }

    /** A refusal at the field that was read last. */
    ModelException refuse(String what, String expected, String got, String fix) {
        return here(new ModelException(what, expected, got, fix));
    }

    /** A refusal of the message as a whole. */
    ModelException refuseAll(String what, String expected, String got, String fix) {
        return new ModelException(place.toString(), what, expected, got, fix);
    }

    /** Refuses a second value of a field that can be there once only and was {@code read} before. */
    void once(Object read, String fieldName) {
        if (read != null) {
            throw here(Damage.givenTwice(fieldName));
        }
    }

    private ModelException here(ModelException refusal) {
        String path = place.toString();
        return refusal.at((path.isEmpty() ? "" : path + ", ") + "byte " + (tagAt - origin));
    }

    private ProtoReader inner(String fieldName, int index, int innerDepth) {
        Span bytes = bytes(fieldName);
        return new ProtoReader(bytes, new Place(place, fieldName, index), origin, innerDepth, budget);
    }

    private ProtoReader within(Span chunk, String fieldName) {
        return new ProtoReader(chunk, new Place(place, fieldName, -1), origin, depth, budget);
    }

    private void expect(int expected, String fieldName) {
        if (wireType != expected) {
            throw here(Damage.wireType(fieldName, expected, wireType));
        }
    }

    /** The address of {@code length} bytes of the message, which are read thereby. */
    private int take(long length, String fieldName) {
        if (length < 0 || length > end - at) {
            throw here(Damage.cut(fieldName, length, end - at));
        }
        int from = at;
        at += (int) length;
        return from;
    }

    private void takeHeap(long bytes) {
        if (!budget.takeHeap(bytes)) {
            throw here(Damage.tooMuchHeap(budget.limits.memoryBytes()));
        }
    }
}
