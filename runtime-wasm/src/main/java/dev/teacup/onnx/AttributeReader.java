package dev.teacup.onnx;

import dev.teacup.error.Text;

/** Reads one attribute: a value of one kind, that which the attribute's type says. */
final class AttributeReader {
    private static final String EXPORT_AGAIN = "export the model again";

    private final ProtoReader in;
    private final Message attribute;
    private int held;

    private AttributeReader(ProtoReader in) {
        this.in = in;
        this.attribute = new Message(in, Schema.ATTRIBUTE);
    }

    static AttributeProto read(ProtoReader in) {
        return new AttributeReader(in).read();
    }

    private AttributeProto read() {
        while (in.next()) {
            hold(AttributeType.ofField(in.field()));
            attribute.read();
        }
        String name = attribute.text(Fields.Attribute.NAME);
        if (name.isEmpty()) {
            throw in.refuseAll("the attribute has no name", "a name", "none", EXPORT_AGAIN);
        }
        int type = (int) attribute.integer(Fields.Attribute.TYPE);
        if (type != AttributeType.UNDEFINED && !AttributeType.isKnown(type)) {
            throw in.refuseAll("the attribute's type is unknown", "a type of ONNX, 1 to 14", "type " + type,
                    EXPORT_AGAIN);
        }
        String reference = attribute.text(Fields.Attribute.REF_ATTR_NAME);
        if (held != 0 && !reference.isEmpty()) {
            throw in.refuseAll("the attribute holds a value and refers to another attribute", "one of them",
                    AttributeType.name(held) + " and a reference to " + Text.quoted(reference),
                    EXPORT_AGAIN);
        }
        return new AttributeProto(name,
                reference.isEmpty() ? value(type) : new AttributeProto.Reference(reference, type),
                attribute.text(Fields.Attribute.DOC_STRING));
    }

    /** Notes that the attribute holds a value of a kind, if it is one. */
    private void hold(int kind) {
        if (held != 0 && kind != 0 && held != kind) {
            throw in.refuse("the attribute holds values of two kinds", "one kind",
                    AttributeType.name(held) + " and " + AttributeType.name(kind), EXPORT_AGAIN);
        }
        held = kind == 0 ? held : kind;
    }

    /** The value; files of IR version 1 may leave out the type. */
    private AttributeProto.Value value(int type) {
        int kind = type == AttributeType.UNDEFINED ? held : type;
        if (held != 0 && held != kind) {
            throw in.refuseAll("the attribute holds a value of another type than it says",
                    AttributeType.name(type), AttributeType.name(held), EXPORT_AGAIN);
        }
        AttributeProto.Value value = valueOf(kind);
        if (value == null) {
            throw in.refuseAll("the attribute holds no value",
                    kind == 0 ? "a value" : AttributeType.name(kind), "none", EXPORT_AGAIN);
        }
        return value;
    }

    /** The value of a kind, or null: a writer may leave out what is 0 or empty, but no message. */
    private AttributeProto.Value valueOf(int kind) {
        Object single = attribute.get(AttributeType.field(kind));
        return switch (kind) {
            case AttributeType.FLOAT -> single == null ? new AttributeProto.Float(0)
                    : (AttributeProto.Float) single;
            case AttributeType.INT -> new AttributeProto.Int(attribute.integer(Fields.Attribute.I));
            case AttributeType.STRING ->
                new AttributeProto.Text(single == null ? in.nothing() : (Span) single);
            case AttributeType.FLOATS ->
                new AttributeProto.FloatList(attribute.floats(Fields.Attribute.FLOATS));
            case AttributeType.INTS -> new AttributeProto.IntList(attribute.longs(Fields.Attribute.INTS));
            case AttributeType.STRINGS ->
                new AttributeProto.TextList(attribute.list(Fields.Attribute.STRINGS));
            case AttributeType.TENSORS ->
                new AttributeProto.TensorList(attribute.list(Fields.Attribute.TENSORS));
            case AttributeType.GRAPHS ->
                new AttributeProto.GraphList(attribute.list(Fields.Attribute.GRAPHS));
            case AttributeType.SPARSE_TENSORS ->
                new AttributeProto.SparseTensorList(attribute.list(Fields.Attribute.SPARSE_TENSORS));
            case AttributeType.TYPE_PROTOS ->
                new AttributeProto.TypeList(attribute.list(Fields.Attribute.TYPE_PROTOS));
            default -> message(single);
        };
    }

    private static AttributeProto.Value message(Object single) {
        if (single instanceof TensorProto tensor) {
            return new AttributeProto.Tensor(tensor);
        } else if (single instanceof GraphProto graph) {
            return new AttributeProto.Graph(graph);
        } else if (single instanceof SparseTensorProto sparse) {
            return new AttributeProto.SparseTensor(sparse);
        }
        return single instanceof TypeProto type ? new AttributeProto.Type(type) : null;
    }
}
