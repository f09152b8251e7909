package dev.teacup.onnx;

import dev.teacup.onnx.TensorShapeProto.Dimension;
import java.util.List;

/** Models that hold every message and every kind of value that the package knows. */
final class SampleModel {
    private static final List<StringStringEntryProto> METADATA =
            List.of(new StringStringEntryProto("key", "value"), new StringStringEntryProto("größe", ""));

    private SampleModel() {}

    /** A model with everything in it, some 5 KB. */
    static ModelProto whole() {
        List<OperatorSetIdProto> sets =
                List.of(new OperatorSetIdProto("", 21), new OperatorSetIdProto("local", 1));
        return new ModelProto(10, sets, "teacup", "0.1", "dev.teacup", -3, "a model", graph(), METADATA,
                List.of(function()));
    }

    /** Tensors of all element types, with their elements in {@code raw_data}. */
    static List<TensorProto> rawTensors() {
        java.util.ArrayList<TensorProto> tensors = new java.util.ArrayList<>();
        for (int type = 1; DataType.isKnown(type); type++) {
            if (type != DataType.STRING) {
                byte[] bytes = new byte[(int) DataType.bytes(type, 3)];
                bytes[0] = 1;
                tensors.add(TensorProto.of("raw " + DataType.name(type), type, Longs.of(3), Span.of(bytes)));
            }
        }
        return tensors;
    }

    static AttributeProto attribute(String name, AttributeProto.Value value) {
        return new AttributeProto(name, value, "about " + name);
    }

    private static GraphProto graph() {
        List<TensorProto> initializer = new java.util.ArrayList<>(rawTensors());
        initializer.add(TensorProto.strings("names", Longs.of(2, 2), "a", "", "ü", "🍵"));
        initializer.add(TensorProto.of("none", DataType.FLOAT, Longs.of(2, 0), Span.of("")));
        initializer.add(TensorProto.of("weights", DataType.FLOAT, Longs.of(1000), Span.of(new byte[4000])));
        initializer.add(external());
        return new GraphProto("main", List.of(constants(), NodeProto.of("Add", "add", List.of("x", "", "y"),
                List.of("z"), List.of())), initializer, List.of(sparse()), values(), List.of(
                        ValueInfoProto.of("z", null)),
                values(), "a graph", METADATA);
    }

    private static TensorProto external() {
        return new TensorProto("elsewhere", DataType.FLOAT, Longs.of(7), new TensorData.External(
                List.of(new StringStringEntryProto("location", "weights.bin"))), "external", METADATA);
    }

    private static SparseTensorProto sparse() {
        return new SparseTensorProto(TensorProto.of("s", DataType.INT8, Longs.of(1), Span.of("7")),
                TensorProto.of("", DataType.INT64, Longs.of(1), Span.of("12345678")), Longs.of(70, 1L << 40));
    }

    private static NodeProto constants() {
        TensorProto tensor = TensorProto.of("", DataType.UINT8, Longs.of(), Span.of("!"));
        GraphProto body = GraphProto.of("body", List.of(NodeProto.of("Relu", "", List.of("a"), List.of("b"),
                List.of())), List.of(), List.of(), values());
        TypeProto type = TypeProto.tensor(DataType.BOOL, Dimension.of(0));
        List<AttributeProto> attributes = List.of(
                attribute("f", new AttributeProto.Float(-0.0f)),
                attribute("i", new AttributeProto.Int(Long.MIN_VALUE)),
                attribute("s", new AttributeProto.Text(Span.of("SAME_UPPER"))),
                attribute("t", new AttributeProto.Tensor(tensor)),
                attribute("g", new AttributeProto.Graph(body)),
                attribute("tp", new AttributeProto.Type(type)),
                attribute("sparse_tensor", new AttributeProto.SparseTensor(sparse())),
                attribute("floats", new AttributeProto.FloatList(Floats.of(1, Float.NaN, 1e-45f))),
                attribute("ints", new AttributeProto.IntList(Longs.of(0, -1, 300, Long.MAX_VALUE))),
                attribute("strings", new AttributeProto.TextList(List.of(Span.of(""), Span.of("é")))),
                attribute("tensors", new AttributeProto.TensorList(List.of(tensor, tensor))),
                attribute("graphs", new AttributeProto.GraphList(List.of(body))),
                attribute("sparse_tensors", new AttributeProto.SparseTensorList(List.of(sparse()))),
                attribute("type_protos", new AttributeProto.TypeList(List.of(type, type))),
                attribute("none", new AttributeProto.IntList(Longs.of())));
        return new NodeProto(List.of(), List.of("c"), "constants", "Everything", "local", "second",
                attributes,
                "a node", METADATA);
    }

    private static List<ValueInfoProto> values() {
        Dimension image = new Dimension(false, 0, "batch", "DATA_BATCH");
        TypeProto tensor = TypeProto.tensor(DataType.FLOAT, image, Dimension.of(3), Dimension.UNKNOWN);
        TypeProto noRank = TypeProto.of(new TypeProto.Tensor(DataType.STRING, null));
        TypeProto sequence = TypeProto.of(new TypeProto.Sequence(tensor));
        List<TypeProto> types = List.of(tensor, TypeProto.tensor(DataType.INT64), noRank, sequence,
                TypeProto.of(new TypeProto.Optional(sequence)), TypeProto.of(new TypeProto.Optional(null)),
                TypeProto.of(new TypeProto.SparseTensor(DataType.DOUBLE, new TensorShapeProto(List.of()))),
                TypeProto.of(new TypeProto.Map(DataType.INT64, noRank)),
                TypeProto.of(new TypeProto.Opaque("dev.teacup", "cup")), new TypeProto(null, "IMAGE"));
        List<ValueInfoProto> values = new java.util.ArrayList<>();
        for (TypeProto type : types) {
            values.add(new ValueInfoProto("value " + values.size(), type, "a value", METADATA));
        }
        return values;
    }

    private static FunctionProto function() {
        NodeProto node = NodeProto.of("LeakyRelu", "", List.of("x"), List.of("y"),
                List.of(attribute("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT))));
        return new FunctionProto("local", "Leak", "first", List.of("x"), List.of("y"), List.of("slope"),
                List.of(AttributeProto.of("extra", 1)), List.of(node),
                List.of(new OperatorSetIdProto("", 21)),
                values(), "a function", METADATA);
    }
}
