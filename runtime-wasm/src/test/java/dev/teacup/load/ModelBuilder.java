package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
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

/** Builds the model of a test piece by piece, as files have them, and loads it. */
final class ModelBuilder {
    static final int IR_VERSION = 10;

    private final List<OperatorSetIdProto> opsets = new ArrayList<>();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> initializers = new ArrayList<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final List<FunctionProto> functions = new ArrayList<>();
    private Limits limits = Limits.DEFAULT;
    private ExternalFiles files = ExternalFiles.NONE;

    /** A model of an operator set of ONNX. */
    static ModelBuilder opset(int version) {
        return new ModelBuilder().imports("", version);
    }

    ModelBuilder imports(String domain, long version) {
        opsets.add(new OperatorSetIdProto(domain, version));
        return this;
    }

    /** A float32 input; a dimension is a Long, an Integer or a name. */
    ModelBuilder input(String name, Object... dims) {
        return input(name, floats(dims));
    }

    ModelBuilder input(String name, TypeProto type) {
        inputs.add(ValueInfoProto.of(name, type));
        return this;
    }

    ModelBuilder output(String... names) {
        for (String name : names) {
            output(name, null);
        }
        return this;
    }

    ModelBuilder output(String name, TypeProto type) {
        outputs.add(ValueInfoProto.of(name, type));
        return this;
    }

    /** A float32 initializer of one dimension. */
    ModelBuilder initializer(String name, float... values) {
        return initializer(tensor(name, values));
    }

    ModelBuilder initializer(TensorProto tensor) {
        initializers.add(tensor);
        return this;
    }

    /** A node; values are separated by blanks, {@code -} is one that is left out. */
    ModelBuilder node(String opType, String name, String inputNames, String outputNames,
            AttributeProto... attributes) {
        return node(NodeProto.of(opType, name, names(inputNames), names(outputNames), List.of(attributes)));
    }

    ModelBuilder node(NodeProto node) {
        nodes.add(node);
        return this;
    }

    ModelBuilder function(FunctionProto function) {
        functions.add(function);
        return this;
    }

    ModelBuilder within(Limits others) {
        limits = others;
        return this;
    }

    ModelBuilder beside(ExternalFiles others) {
        files = others;
        return this;
    }

    GraphProto graph(String name) {
        return GraphProto.of(name, nodes, initializers, inputs, outputs);
    }

    ModelProto model(long irVersion) {
        ModelProto plain = ModelProto.of(irVersion, opsets, "test", graph("g"), List.of());
        return new ModelProto(irVersion, opsets, "test", "", "", 0, "", plain.graph(), List.of(), functions);
    }

    Graph load() {
        return Loader.load(model(IR_VERSION), constants(), limits, files);
    }

    /** The message of the refusal. */
    String refusal() {
        return assertThrows(ModelException.class, this::load).getMessage();
    }

    static Constants constants() {
        return new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 26), 16, 1 << 26), new Strings());
    }

    static TensorProto tensor(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return TensorProto.of(name, DataType.FLOAT, Longs.of(values.length), Span.of(bytes.array()));
    }

    static TypeProto floats(Object... dims) {
        Dimension[] dimensions = new Dimension[dims.length];
        for (int i = 0; i < dims.length; i++) {
            dimensions[i] = dims[i] instanceof String name ? Dimension.of(name)
                    : Dimension.of(((Number) dims[i]).longValue());
        }
        return TypeProto.tensor(DataType.FLOAT, dimensions);
    }

    static List<String> names(String separated) {
        List<String> names = new ArrayList<>();
        for (String name : separated.isEmpty() ? new String[0] : separated.split(" ")) {
            names.add(name.equals("-") ? "" : name);
        }
        return names;
    }
}
