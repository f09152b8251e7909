package dev.teacup.tests.hostile;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TensorShapeProto.Dimension;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A model that is put together piece by piece, as files have them, by no rule but the file's form. */
final class Models {
    static final int OPSET = 21;

    private final List<OperatorSetIdProto> opsets = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> initializers = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final List<FunctionProto> functions = new ArrayList<>();

    /** A model of a recent operator set. */
    static Models model() {
        return graph().imports("", OPSET);
    }

    /** A graph that is to be an attribute. */
    static Models graph() {
        return new Models();
    }

    Models imports(String domain, long version) {
        opsets.add(new OperatorSetIdProto(domain, version));
        return this;
    }

    /** A float32 input; a dimension is a number or a name. */
    Models input(String name, Object... dims) {
        return input(name, type(DataType.FLOAT, dims));
    }

    Models input(String name, TypeProto type) {
        inputs.add(ValueInfoProto.of(name, type));
        return this;
    }

    Models output(String... names) {
        for (String name : names) {
            outputs.add(ValueInfoProto.of(name, null));
        }
        return this;
    }

    /** A constant of float32, of one dimension. */
    Models floats(String name, float... values) {
        return initializer(floatTensor(name, values));
    }

    /** A constant of int64, of one dimension. */
    Models longs(String name, long... values) {
        return initializer(longTensor(name, values.length, values));
    }

    /** A constant of int64 without dimensions. */
    Models scalar(String name, long value) {
        return initializer(longTensor(name, -1, value));
    }

    Models initializer(TensorProto tensor) {
        initializers.add(tensor);
        return this;
    }

    /** A node; values are separated by blanks, {@code -} is one that is left out. */
    Models node(String opType, String name, String in, String out, AttributeProto... attributes) {
        return node(NodeProto.of(opType, name, names(in), names(out), List.of(attributes)));
    }

    Models node(NodeProto node) {
        nodes.add(node);
        return this;
    }

    Models function(FunctionProto function) {
        functions.add(function);
        return this;
    }

    GraphProto proto() {
        return GraphProto.of("g", nodes, initializers, inputs, outputs);
    }

    ModelProto modelProto() {
        return new ModelProto(10, opsets, "hostile", "", "", 0, "", proto(), List.of(), functions);
    }

    byte[] bytes() {
        return ModelWriter.bytes(modelProto());
    }

    /** The whole graph as an attribute. */
    AttributeProto as(String key) {
        return AttributeProto.of(key, proto());
    }

    /** A node of the operator of a function. */
    static NodeProto call(String function, String in, String out, AttributeProto... attributes) {
        return new NodeProto(names(in), names(out), "", function, "local", "", List.of(attributes), "",
                List.of());
    }

    /** A function of the domain {@code local}. */
    static FunctionProto function(String name, String in, String out, NodeProto... body) {
        return new FunctionProto("local", name, "", names(in), names(out), List.of(), List.of(),
                List.of(body), List.of(new OperatorSetIdProto("", OPSET), new OperatorSetIdProto("local", 1)),
                List.of(), "", List.of());
    }

    static TensorProto floatTensor(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return TensorProto.of(name, DataType.FLOAT, Longs.of(values.length), Span.of(bytes.array()));
    }

    /** @param length of the one dimension, or -1 for none */
    static TensorProto longTensor(String name, long length, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        Longs dims = length < 0 ? Longs.of() : Longs.of(length);
        return TensorProto.of(name, DataType.INT64, dims, Span.of(bytes.array()));
    }

    static TensorProto truth(String name, boolean value) {
        return TensorProto.of(name, DataType.BOOL, Longs.of(), Span.of(new byte[] {(byte) (value ? 1 : 0)}));
    }

    static TypeProto type(int dataType, Object... dims) {
        Dimension[] dimensions = new Dimension[dims.length];
        for (int i = 0; i < dims.length; i++) {
            dimensions[i] = dims[i] instanceof String name ? Dimension.of(name)
                    : Dimension.of(((Number) dims[i]).longValue());
        }
        return TypeProto.tensor(dataType, dimensions);
    }

    static List<String> names(String separated) {
        List<String> names = new ArrayList<>();
        for (String name : separated.isEmpty() ? new String[0] : separated.split(" ")) {
            names.add(name.equals("-") ? "" : name);
        }
        return names;
    }
}
