package dev.teacup.tests.hostile;

import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What can be put where operands and results of a node are wanted. */
final class OperandAbuses {
    private static final int[] TYPES = {DataType.FLOAT, DataType.UINT8, DataType.INT8, DataType.INT32,
        DataType.INT64, DataType.STRING, DataType.BOOL, DataType.FLOAT16, DataType.DOUBLE, DataType.UINT64};
    private static final long[][] SHAPES = {{}, {0}, {1}, {2}, {3}, {7}, {0, 0}, {1, 1}, {2, 3}, {3, 2},
        {1, 2, 3}, {2, 2, 2}, {1, 1, 1, 1}, {1, 2, 3, 4}, {0, 1, 0, 1}, {1, 1, 2, 2, 2}, {2, 1, 1, 1, 1, 1},
        {Integer.MAX_VALUE}, {1L << 31}, {1L << 16, 1L << 16}, {1L << 31, 1L << 31}, {1L << 40, 0},
        {Integer.MAX_VALUE, 0}, {0, Integer.MAX_VALUE}, {1, 1, Integer.MAX_VALUE, 0},
        {1 << 30, 1 << 30, 0, 1},
        {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}};
    private static final long[] VALUES = {0, -1, 1, 2, 5, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, 1L << 31,
        1L << 40, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1};
    private static final float[] REALS = {0, -1, 1, 0.5f, 1e-30f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY};
    private static final int[] OPSETS = {1, 6, 7, 9, 10, 11, 12, 13, 16, 18, 20, 23, 26, 27, 28};

    /** A model with one thing changed. */
    record Abuse(String name, ModelProto model) {}

    private final ModelProto model;
    private final int at;
    private final NodeProto node;
    private final List<Abuse> all = new ArrayList<>();

    private OperandAbuses(ModelProto model, int at) {
        this.model = model;
        this.at = at;
        this.node = model.graph().node().get(at);
    }

    static List<Abuse> of(ModelProto model, String operator) {
        for (int at = 0; at < model.graph().node().size(); at++) {
            if (model.graph().node().get(at).opType().equals(operator)) {
                return new OperandAbuses(model, at).all();
            }
        }
        return List.of();
    }

    private List<Abuse> all() {
        for (int input = 0; input < node.input().size(); input++) {
            types(input);
            values(input);
        }
        counts();
        for (int opset : OPSETS) {
            all.add(new Abuse("opset " + opset, new ModelProto(model.irVersion(),
                    List.of(new OperatorSetIdProto("", opset)), "", "", "", 0, "", model.graph(), List.of(),
                    List.of())));
        }
        return all;
    }

    private void add(String name, ModelProto changed) {
        all.add(new Abuse(name, changed));
    }

    /** An input of the model, of any type and shape, in the place of an operand. */
    private void types(int input) {
        String fresh = "abuse";
        ModelProto other = withInput(input, fresh);
        List<TypeProto> types = new ArrayList<>();
        for (int type : TYPES) {
            for (long[] shape : SHAPES) {
                Object[] dims = new Object[shape.length];
                for (int i = 0; i < dims.length; i++) {
                    dims[i] = shape[i];
                }
                types.add(Models.type(type, dims));
            }
            types.add(TypeProto.of(new TypeProto.Tensor(type, null)));
            types.add(Models.type(type, "a", "a"));
        }
        types.add(TypeProto.of(new TypeProto.Sequence(Models.type(DataType.FLOAT, 2))));
        for (TypeProto type : types) {
            List<ValueInfoProto> inputs = new ArrayList<>(other.graph().input());
            inputs.add(ValueInfoProto.of(fresh, type));
            add("operand " + input + " of type " + type, Edits.withInputs(other, inputs));
        }
    }

    /** A constant of any values in the place of an operand. */
    private void values(int input) {
        String fresh = "abuse";
        List<TensorProto> constants = new ArrayList<>();
        for (int length : new int[] {-1, 0, 1, 2, 3, 4}) {
            for (long value : VALUES) {
                long[] values = new long[Math.abs(length)];
                Arrays.fill(values, value);
                constants.add(Models.longTensor(fresh, length, values));
            }
            for (float value : REALS) {
                float[] values = new float[Math.abs(length)];
                Arrays.fill(values, value);
                TensorProto tensor = Models.floatTensor(fresh, values);
                constants.add(length >= 0 ? tensor
                        : TensorProto.of(fresh, DataType.FLOAT, Longs.of(), tensor.inPlace()));
            }
        }
        constants.add(Models.truth(fresh, true));
        constants.add(Models.truth(fresh, false));
        constants.add(TensorProto.strings(fresh, Longs.of(), "("));
        constants.add(TensorProto.of(fresh, DataType.UINT8, Longs.of(2), Span.of(new byte[] {0, -1})));
        ModelProto other = withInput(input, fresh);
        for (TensorProto constant : constants) {
            List<TensorProto> initializers = new ArrayList<>(other.graph().initializer());
            initializers.add(constant);
            add("operand " + input + " as " + constant.dims() + " of " + shown(constant),
                    Edits.withInitializers(other, initializers));
        }
    }

    private static String shown(TensorProto constant) {
        return constant.inPlace() == null ? "words" : Arrays.toString(constant.inPlace().bytes());
    }

    /** More and fewer operands and results. */
    private void counts() {
        for (int count = 0; count <= node.input().size(); count++) {
            withValues("only " + count + " operands", node.input().subList(0, count), node.output());
        }
        for (int input = 0; input < node.input().size(); input++) {
            withValues("operand " + input + " left out", Edits.replaced(node.input(), input, ""),
                    node.output());
        }
        List<String> more = new ArrayList<>(node.input());
        more.addAll(node.input());
        more.addAll(node.input());
        withValues("three times the operands", more, node.output());
        List<String> results = new ArrayList<>(node.output());
        for (int i = 0; i < 5; i++) {
            results.add("extra_" + i);
            withValues(i + 1 + " more results", node.input(), List.copyOf(results));
        }
        withValues("no results", node.input(), List.of());
        withValues("all results left out", node.input(), List.of(""));
    }

    private ModelProto withInput(int input, String name) {
        List<String> inputs = Edits.replaced(node.input(), input, name);
        NodeProto changed = Edits.withValues(node, inputs, node.output());
        return Edits.withNodes(model, Edits.replaced(model.graph().node(), at, changed));
    }

    private void withValues(String name, List<String> inputs, List<String> outputs) {
        NodeProto changed = Edits.withValues(node, inputs, outputs);
        add(name, Edits.withNodes(model, Edits.replaced(model.graph().node(), at, changed)));
    }
}
