package dev.teacup.onnx;

import dev.teacup.error.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads one attribute: a value of one kind, that which the attribute's type says. */
final class AttributeReader {
    private static final String EXPORT_AGAIN = "export the model again";

    private final ProtoReader in;
    private final Floats.Builder floats = new Floats.Builder();
    private final Longs.Builder ints = new Longs.Builder();
    private final List<Span> strings = new ArrayList<>();
    private final List<TensorProto> tensors = new ArrayList<>();
    private final List<GraphProto> graphs = new ArrayList<>();
    private final List<SparseTensorProto> sparseTensors = new ArrayList<>();
    private final List<TypeProto> typeProtos = new ArrayList<>();
    private String name = "";
    private String docString = "";
    private String refAttrName = "";
    private int type;
    private int held;
    private AttributeProto.Value single;

    private AttributeReader(ProtoReader in) {
        this.in = in;
    }

    static AttributeProto read(ProtoReader in) {
        return new AttributeReader(in).read();
    }

    private AttributeProto read() {
        while (in.next()) {
            readField();
        }
        if (name.isEmpty()) {
            throw in.refuseAll("the attribute has no name", "a name", "none", EXPORT_AGAIN);
        }
        if (type != AttributeType.UNDEFINED && !AttributeType.isKnown(type)) {
            throw in.refuseAll("the attribute's type is unknown", "a type of ONNX, 1 to 14", "type " + type,
                    EXPORT_AGAIN);
        }
        return new AttributeProto(name, refAttrName.isEmpty() ? value() : reference(), docString);
    }

    private void readField() {
        switch (in.field()) {
            case Fields.Attribute.NAME -> {
                name = in.string("name");
                in.label(name);
            }
            case Fields.Attribute.DOC_STRING -> docString = in.string("doc_string");
            case Fields.Attribute.TYPE -> type = in.int32("type");
            case Fields.Attribute.REF_ATTR_NAME -> refAttrName = in.string("ref_attr_name");
            case Fields.Attribute.F -> scalar(new AttributeProto.Float(in.float32("f")));
            case Fields.Attribute.I -> scalar(new AttributeProto.Int(in.int64("i")));
            case Fields.Attribute.S -> scalar(new AttributeProto.Text(in.bytes("s")));
            case Fields.Attribute.T ->
                message(new AttributeProto.Tensor(TensorReader.read(in.message("t"))), "t");
            case Fields.Attribute.G ->
                message(new AttributeProto.Graph(GraphReader.read(in.nested("g", -1))), "g");
            case Fields.Attribute.TP ->
                message(new AttributeProto.Type(TypeReader.type(in.message("tp"))), "tp");
            case Fields.Attribute.SPARSE_TENSOR -> message(new AttributeProto.SparseTensor(
                    GraphReader.sparseTensor(in.message("sparse_tensor"))), "sparse_tensor");
            default -> readListField();
        }
    }

    private void readListField() {
        switch (in.field()) {
            case Fields.Attribute.FLOATS -> {
                hold(AttributeType.FLOATS);
                in.floats("floats", floats);
            }
            case Fields.Attribute.INTS -> {
                hold(AttributeType.INTS);
                in.longs("ints", ints);
            }
            case Fields.Attribute.STRINGS -> {
                hold(AttributeType.STRINGS);
                strings.add(in.bytes("strings"));
            }
            case Fields.Attribute.TENSORS -> {
                hold(AttributeType.TENSORS);
                tensors.add(TensorReader.read(in.message("tensors", tensors.size())));
            }
            case Fields.Attribute.GRAPHS -> {
                hold(AttributeType.GRAPHS);
                graphs.add(GraphReader.read(in.nested("graphs", graphs.size())));
            }
            case Fields.Attribute.SPARSE_TENSORS -> {
                hold(AttributeType.SPARSE_TENSORS);
                sparseTensors
                        .add(GraphReader.sparseTensor(in.message("sparse_tensors", sparseTensors.size())));
            }
            case Fields.Attribute.TYPE_PROTOS -> {
                hold(AttributeType.TYPE_PROTOS);
                typeProtos.add(TypeReader.type(in.message("type_protos", typeProtos.size())));
            }
            default -> in.skip();
        }
    }

    /** A number or string; of two of a kind the last counts, as protobuf has it. */
    private void scalar(AttributeProto.Value value) {
        hold(value.type());
        single = value;
    }

    private void message(AttributeProto.Value value, String fieldName) {
        hold(value.type());
        in.once(single, fieldName);
        single = value;
    }

    private void hold(int kind) {
        if (held != 0 && held != kind) {
            throw in.refuse("the attribute holds values of two kinds", "one kind",
                    AttributeType.name(held) + " and " + AttributeType.name(kind), EXPORT_AGAIN);
        }
        held = kind;
    }

    private AttributeProto.Value reference() {
        if (held != 0) {
            throw in.refuseAll("the attribute holds a value and refers to another attribute", "one of them",
                    AttributeType.name(held) + " and a reference to " + Text.quoted(refAttrName),
                    EXPORT_AGAIN);
        }
        return new AttributeProto.Reference(refAttrName, type);
    }

    /** The value; files of IR version 1 may leave out the type. */
    private AttributeProto.Value value() {
        int kind = type == AttributeType.UNDEFINED ? held : type;
        if (held != 0 && held != kind) {
            throw in.refuseAll("the attribute holds a value of another type than it says",
                    AttributeType.name(type),
                    AttributeType.name(held), EXPORT_AGAIN);
        }
        AttributeProto.Value value = single == null ? empty(kind) : single;
        if (value == null) {
            throw in.refuseAll("the attribute holds no value",
                    kind == 0 ? "a value" : AttributeType.name(kind), "none",
                    EXPORT_AGAIN);
        }
        return value;
    }

    /**
     * The value where no single one is given: a list, or what a writer may leave out because it is 0 or
     * empty.
     */
    private AttributeProto.Value empty(int kind) {
        return switch (kind) {
            case AttributeType.FLOAT -> new AttributeProto.Float(0);
            case AttributeType.INT -> new AttributeProto.Int(0);
            case AttributeType.STRING -> new AttributeProto.Text(in.nothing());
            case AttributeType.FLOATS -> new AttributeProto.FloatList(floats.build());
            case AttributeType.INTS -> new AttributeProto.IntList(ints.build());
            case AttributeType.STRINGS -> new AttributeProto.TextList(strings);
            case AttributeType.TENSORS -> new AttributeProto.TensorList(tensors);
            case AttributeType.GRAPHS -> new AttributeProto.GraphList(graphs);
            case AttributeType.SPARSE_TENSORS -> new AttributeProto.SparseTensorList(sparseTensors);
            case AttributeType.TYPE_PROTOS -> new AttributeProto.TypeList(typeProtos);
            default -> null;
        };
    }
}
