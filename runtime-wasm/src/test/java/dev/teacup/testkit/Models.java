package dev.teacup.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.load.ExternalFiles;
import dev.teacup.load.Loader;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
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
import dev.teacup.tensor.Strings;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A model that is put together piece by piece, as files have them, by no rule but the file's form. */
public final class Models {
    public static final int OPSET = 21;
    private static final int IR_VERSION = 10;

    private final List<OperatorSetIdProto> opsets = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> initializers = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final List<FunctionProto> functions = new ArrayList<>();
    private Limits limits = Limits.DEFAULT;
    private ExternalFiles files = ExternalFiles.NONE;

    private Models() {}

    /** A model of a recent operator set. */
    public static Models model() {
        return opset(OPSET);
    }

    /** A model of an operator set of ONNX. */
    public static Models opset(int version) {
        return graph().imports("", version);
    }

    /** A graph that is to be an attribute, or a model that imports nothing yet. */
    public static Models graph() {
        return new Models();
    }

    public Models imports(String domain, long version) {
        opsets.add(new OperatorSetIdProto(domain, version));
        return this;
    }

    /** A float32 input; a dimension is a number or a name. */
    public Models input(String name, Object... dims) {
        return input(name, type(DataType.FLOAT, dims));
    }

    public Models input(String name, TypeProto type) {
        inputs.add(ValueInfoProto.of(name, type));
        return this;
    }

    public Models output(String... names) {
        for (String name : names) {
            output(name, (TypeProto) null);
        }
        return this;
    }

    public Models output(String name, TypeProto type) {
        outputs.add(ValueInfoProto.of(name, type));
        return this;
    }

    /** A constant of float32, of one dimension. */
    public Models floats(String name, float... values) {
        return initializer(floatTensor(name, values));
    }

    /** A constant of int64, of one dimension. */
    public Models longs(String name, long... values) {
        return initializer(longTensor(name, values.length, values));
    }

    /** A constant of int64 without dimensions. */
    public Models scalar(String name, long value) {
        return initializer(longTensor(name, -1, value));
    }

    public Models initializer(TensorProto tensor) {
        initializers.add(tensor);
        return this;
    }

    /** A node; values are separated by blanks, {@code -} is one that is left out. */
    public Models node(String opType, String name, String in, String out, AttributeProto... attributes) {
        return node(NodeProto.of(opType, name, names(in), names(out), List.of(attributes)));
    }

    public Models node(NodeProto node) {
        nodes.add(node);
        return this;
    }

    public Models function(FunctionProto function) {
        functions.add(function);
        return this;
    }

    /** The bounds that the model is loaded within. */
    public Models within(Limits others) {
        limits = others;
        return this;
    }

    /** The files that are beside the model where it is loaded. */
    public Models beside(ExternalFiles others) {
        files = others;
        return this;
    }

    public GraphProto graph(String name) {
        return GraphProto.of(name, nodes, initializers, inputs, outputs);
    }

    public ModelProto proto() {
        return proto(IR_VERSION);
    }

    public ModelProto proto(long irVersion) {
        return new ModelProto(irVersion, opsets, "test", "", "", 0, "", graph("g"), List.of(), functions);
    }

    public byte[] bytes() {
        return ModelWriter.bytes(proto());
    }

    public Graph load() {
        return Loader.load(proto(), constants(), limits, files);
    }

    /** The message of the refusal. */
    public String refusal() {
        return assertThrows(ModelException.class, this::load).getMessage();
    }

    /** A place for the constants of a small model. */
    public static Constants constants() {
        return new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 26), 16, 1 << 26), new Strings());
    }

    /** The whole graph as an attribute. */
    public AttributeProto as(String key) {
        return AttributeProto.of(key, graph("g"));
    }

    /** A node of the operator of a function. */
    public static NodeProto call(String function, String in, String out, AttributeProto... attributes) {
        return new NodeProto(names(in), names(out), "", function, "local", "", List.of(attributes), "",
                List.of());
    }

    /** A function of the domain {@code local}. */
    public static FunctionProto function(String name, String in, String out, NodeProto... body) {
        return new FunctionProto("local", name, "", names(in), names(out), List.of(), List.of(),
                List.of(body), List.of(new OperatorSetIdProto("", OPSET), new OperatorSetIdProto("local", 1)),
                List.of(), "", List.of());
    }

    public static TensorProto floatTensor(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return TensorProto.of(name, DataType.FLOAT, Longs.of(values.length), Span.of(bytes.array()));
    }

    /** @param length of the one dimension, or -1 for none */
    public static TensorProto longTensor(String name, long length, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        Longs dims = length < 0 ? Longs.of() : Longs.of(length);
        return TensorProto.of(name, DataType.INT64, dims, Span.of(bytes.array()));
    }

    public static TensorProto truth(String name, boolean value) {
        return TensorProto.of(name, DataType.BOOL, Longs.of(), Span.of(new byte[] {(byte) (value ? 1 : 0)}));
    }

    public static TypeProto type(int dataType, Object... dims) {
        Dimension[] dimensions = new Dimension[dims.length];
        for (int i = 0; i < dims.length; i++) {
            dimensions[i] = dims[i] instanceof String name ? Dimension.of(name)
                    : Dimension.of(((Number) dims[i]).longValue());
        }
        return TypeProto.tensor(dataType, dimensions);
    }

    public static List<String> names(String separated) {
        List<String> names = new ArrayList<>();
        for (String name : separated.isEmpty() ? new String[0] : separated.split(" ")) {
            names.add(name.equals("-") ? "" : name);
        }
        return names;
    }
}
