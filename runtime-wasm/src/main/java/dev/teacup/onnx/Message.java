package dev.teacup.onnx;

import java.util.ArrayList;
import java.util.List;

/** The fields of one message, by their numbers, as its {@link Schema} has them read. */
final class Message {
    private final ProtoReader in;
    private final Schema schema;
    private final Object[] values = new Object[Schema.NUMBERS];

    /** A message of which no field has been read. */
    Message(ProtoReader in, Schema schema) {
        this.in = in;
        this.schema = schema;
    }

    /** A whole message. */
    static Message of(ProtoReader in, Schema schema) {
        Message message = new Message(in, schema);
        while (in.next()) {
            message.read();
        }
        return message;
    }

    /** Reads the field to which the reader has gone, or steps over one that nobody knows. */
    void read() {
        int field = in.field();
        char kind = schema.kind(field);
        if (kind == 0) {
            in.skip();
            return;
        }
        String name = schema.name(field);
        if (kind == 'I') {
            if (values[field] == null) {
                values[field] = new Longs.Builder();
            }
            in.longs(name, (Longs.Builder) values[field]);
        } else if (kind == 'F') {
            if (values[field] == null) {
                values[field] = new Floats.Builder();
            }
            in.floats(name, (Floats.Builder) values[field]);
        } else if (kind < 'a') {
            if (values[field] == null) {
                values[field] = new ArrayList<>();
            }
            List<Object> list = list(field);
            list.add(value((char) (kind + 'a' - 'A'), name, list.size()));
        } else {
            if ("iefslb".indexOf(kind) < 0) {
                in.once(values[field], name);
            }
            values[field] = value(kind, name, -1);
        }
    }

    /** Whether the specification has the field, as far as it is kept. */
    boolean isKnown(int field) {
        return schema.kind(field) != 0;
    }

    /** A field that is not repeated, or null where it is not there. */
    Object get(int field) {
        return values[field];
    }

    /** An integer, 0 where it is not there. */
    long integer(int field) {
        return values[field] == null ? 0 : (Long) values[field];
    }

    /** A text, "" where it is not there. */
    String text(int field) {
        return values[field] == null ? "" : (String) values[field];
    }

    /** A repeated field, but for numbers. */
    @SuppressWarnings("unchecked")
    <T> List<T> list(int field) {
        return values[field] == null ? List.of() : (List<T>) values[field];
    }

    /** A repeated field of integers. */
    Longs longs(int field) {
        return values[field] == null ? Longs.EMPTY : ((Longs.Builder) values[field]).build();
    }

    /** A repeated field of floats. */
    Floats floats(int field) {
        return values[field] == null ? Floats.EMPTY : ((Floats.Builder) values[field]).build();
    }

    private Object value(char kind, String name, int index) {
        switch (kind) {
            case 'i':
                return in.int64(name);
            case 'e':
                return (long) in.int32(name);
            case 'f':
                return new AttributeProto.Float(in.float32(name));
            case 's':
                return in.string(name);
            case 'l':
                String text = in.string(name);
                if (index < 0 || !in.isLabelled()) {
                    in.label(text);
                }
                return text;
            case 'b':
                return in.bytes(name);
            default :
                boolean isNested = kind == 'u' || kind == 'z';
                return message(kind, isNested ? in.nested(name, index) : in.message(name, index));
        }
    }

    private static Object message(char kind, ProtoReader in) {
        return switch (kind) {
            case 'a' -> AttributeReader.read(in);
            case 'd' -> TypeReader.dimension(in);
            case 'g', 'u' -> GraphReader.read(in);
            case 'h' -> new TensorShapeProto(of(in, Schema.SHAPE).list(Fields.Shape.DIM));
            case 'k' -> GraphReader.sparseTensor(in);
            case 'm' -> TypeReader.map(in);
            case 'n' -> GraphReader.node(in);
            case 'o' -> ModelReader.operatorSet(in);
            case 'p' -> entry(of(in, Schema.ENTRY));
            case 'q' -> of(in, Schema.ELEMENT_TYPE).get(Fields.ElementType.ELEM_TYPE);
            case 'r' -> TypeReader.tensor(in);
            case 't' -> TensorReader.read(in);
            case 'v' -> TypeReader.valueInfo(in);
            case 'w' -> TypeReader.opaque(in);
            case 'x' -> ModelReader.function(in);
            default -> TypeReader.type(in);
        };
    }

    private static StringStringEntryProto entry(Message entry) {
        return new StringStringEntryProto(entry.text(Fields.Entry.KEY), entry.text(Fields.Entry.VALUE));
    }
}
