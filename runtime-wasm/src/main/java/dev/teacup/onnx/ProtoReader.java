package dev.teacup.onnx;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
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
    private static final String DAMAGED = "download or export the file again";

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
            throw refuse("a field's tag is impossible", "a field number from 1 to 536870911",
                    tag >>> 32 != 0 ? "a tag over 32 bits" : "field number 0", DAMAGED);
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
            throw refuse("the field " + Text.quoted(fieldName) + " does not fit its type",
                    "an integer of 32 bits",
                    Long.toString(value), DAMAGED);
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
            throw refuse("the text of " + Text.quoted(fieldName) + " is not UTF-8", "text in UTF-8",
                    bytes.length() + " bytes that are none", "export the model again with names in UTF-8");
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
            throw refuse("the file is nested too deep", "at most " + levels + " levels of subgraphs or types",
                    "one level more at " + Text.quoted(fieldName), "flatten the model, or raise the limit");
        }
        return inner(fieldName, index, depth + 1);
    }

    /** Adds the values of a repeated {@code int64} field, packed or one alone. */
    void longs(String fieldName, Longs.Builder values) {
        if (wireType == WireType.VARINT) {
            takeHeap(8);
            values.add(varint(fieldName));
            return;
        }
        Span packed = bytes(fieldName);
        takeHeap(8L * packed.length());
        ProtoReader reader = within(packed, fieldName);
        while (reader.hasMore()) {
            values.add(reader.varint(fieldName));
        }
    }

    /** Adds the values of a repeated {@code float} field, packed or one alone. */
    void floats(String fieldName, Floats.Builder values) {
        Span chunk = chunk(fieldName, WireType.FIXED32);
        takeHeap(chunk.length());
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
            throw refuse("the field " + Text.quoted(fieldName) + " ends inside a value",
                    "a multiple of " + bytes + " bytes", packed.length() + " bytes", DAMAGED);
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
        String unknown = "field " + field;
        switch (wireType) {
            case WireType.VARINT -> varint(unknown);
            case WireType.FIXED64 -> take(8, unknown);
            case WireType.FIXED32 -> take(4, unknown);
            case WireType.LENGTH -> take(varint(unknown), unknown);
            default ->
                throw refuse("the wire type of " + unknown + " is not one of ONNX", "wire type 0, 1, 2 or 5",
                        WireType.name(wireType), DAMAGED);
        }
    }

    /** Names the message for errors, which its index does otherwise. */
    void label(String text) {
        place.label(text);
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
                throw refuse(
                        "the file is cut short or damaged: the varint of " + Text.quoted(fieldName)
                                + " runs past its message",
                        "a whole varint", i + " bytes of it", DAMAGED);
            }
            int next = memory.u8(at++);
            value |= (long) (next & 0x7F) << 7 * i;
            if (next < 0x80 && (i < VARINT_BYTES - 1 || next < 2)) {
                return value;
            }
        }
        throw refuse("the varint of " + Text.quoted(fieldName) + " is too long",
                "at most 10 bytes and 64 bits", "more", DAMAGED);
    }

    /** A refusal at the field that was read last. */
    ModelException refuse(String what, String expected, String got, String fix) {
        String path = place.toString();
        return new ModelException((path.isEmpty() ? "" : path + ", ") + "byte " + (tagAt - origin), what,
                expected, got, fix);
    }

    /** A refusal of the message as a whole. */
    ModelException refuseAll(String what, String expected, String got, String fix) {
        return new ModelException(place.toString(), what, expected, got, fix);
    }

    /** Refuses a second value of a field that can be there once only and was {@code read} before. */
    void once(Object read, String fieldName) {
        if (read != null) {
            throw refuse("the field " + Text.quoted(fieldName) + " is given twice", "one", "a second one",
                    DAMAGED);
        }
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
            throw refuse("the field " + Text.quoted(fieldName) + " has the wrong wire type",
                    WireType.name(expected),
                    WireType.name(wireType), DAMAGED);
        }
    }

    /** The address of {@code length} bytes of the message, which are read thereby. */
    private int take(long length, String fieldName) {
        if (length < 0 || length > end - at) {
            throw refuse(
                    "the file is cut short or damaged: " + Text.quoted(fieldName)
                            + " runs past the end of its message",
                    length < 0 ? "a length" : length + " bytes",
                    (length < 0 ? "a negative length and " : "") + (end - at) + " bytes left", DAMAGED);
        }
        int from = at;
        at += (int) length;
        return from;
    }

    private void takeHeap(long bytes) {
        if (!budget.takeHeap(bytes)) {
            throw refuse("reading the file needs more memory than the limit allows",
                    "at most " + budget.limits.memoryBytes() + " bytes", "more",
                    "use a smaller model, or raise the limit");
        }
    }
}
