package dev.teacup.tests.parity;

import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Inference;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes with subgraphs for a random graph of float32 [batch, columns] values. What a subgraph gives is made
 * in it, since ONNX Runtime refuses values from around it, and writes to what is carried.
 */
final class RandomBodies {
    private static final int MOST_TURNS = 3;
    private static final String[] ONE = {"Abs", "HardSwish", "Identity", "Neg", "Relu", "Softsign", "Tanh"};
    private static final String[] TWO = {"Add", "Max", "Min", "Sub"};

    private final Draw draw;
    private final GraphBuilder around;
    private int graphs;

    private Map<String, Type> types;
    private List<Node> nodes;

    RandomBodies(Draw draw, GraphBuilder around) {
        this.draw = draw;
        this.around = around;
    }

    /** One of two branches, by the sign of the sum of {@code a}. */
    Value branches(Value a, Value b, Value c) {
        Value sum = around.op("ReduceSum", Attributes.of("keepdims", 0), a);
        Value cond = around.op("Greater", sum, around.scalar(DType.FLOAT32, 0));
        Attributes branches = Attributes.NONE.with("then_branch", branch(a, b))
                .with("else_branch", branch(b, c));
        Value[] results = around.ops("If", 2, branches, cond);
        return around.op(draw.any(TWO), results);
    }

    private Attribute.Graph branch(Value a, Value b) {
        begin();
        String first = node(draw.any(TWO), a.name(), b.name());
        String second = node(draw.any(ONE), draw.coin() ? first : b.name());
        return graph(List.of(), first, second);
    }

    /** Some turns that carry two values, which change places in each turn, and read a third one. */
    Value turns(Value a, Value b, Value c) {
        begin();
        String turn = input(Type.of(DType.INT64, Shape.SCALAR));
        String cond = input(Type.of(DType.BOOL, Shape.SCALAR));
        String left = input(around.type(a));
        String right = input(around.type(b));
        String next = node(draw.any(TWO), node(draw.any(ONE), left), draw.any(c.name(), right));
        String number = node("Cast", Attributes.of("to", DType.FLOAT32.code()), turn);
        String seen = node("Mul", draw.any(left, next), number);
        Attribute.Graph body = graph(List.of(turn, cond, left, right), node("Identity", cond),
                node("Identity", right), next, seen);
        Value most = around.scalar(DType.INT64, draw.between(1, MOST_TURNS));
        Value[] results = around.ops("Loop", 3, Attributes.NONE.with("body", body), most, null, a, b);
        Value sum = around.op("ReduceSum", Attributes.of("keepdims", 0), results[2], around.longs(0));
        return around.op("Add", around.op("Sub", results[0], results[1]), sum);
    }

    /** The largest or smallest so far along the columns, from either side, less a column in between. */
    Value scanned(Value a) {
        Value start = around.op("ReduceMean", Attributes.of("keepdims", 0), a, around.longs(1));
        Type column = Type.of(DType.FLOAT32, around.type(a).shape().without(1));
        begin();
        String state = input(column);
        String part = input(column);
        String next = node(draw.any("Max", "Min"), state, part);
        String given = node(draw.any("Sub", "Add"), state, part);
        Attribute.Graph body = graph(List.of(state, part), next, given);
        Attributes scan = Attributes.of("num_scan_inputs", 1).with("scan_input_axes", new long[] {1})
                .with("scan_input_directions", new long[] {draw.below(2)})
                .with("scan_output_axes", new long[] {draw.any(1, -1)})
                .with("scan_output_directions", new long[] {draw.below(2)}).with("body", body);
        Value[] results = around.ops("Scan", 2, scan, start, a);
        return around.op("Mul", results[1],
                around.op("Unsqueeze", around.op("Softsign", results[0]), around.longs(1)));
    }

    private void begin() {
        graphs++;
        types = new LinkedHashMap<>();
        nodes = new ArrayList<>();
    }

    private String input(Type type) {
        String name = "g" + graphs + "_in_" + types.size();
        types.put(name, type);
        return name;
    }

    private String node(String opType, String... inputs) {
        return node(opType, Attributes.NONE, inputs);
    }

    private String node(String opType, Attributes attributes, String... inputs) {
        String output = "g" + graphs + "_" + opType + "_" + nodes.size();
        nodes.add(new Node(Ops.find("", opType), "", List.of(inputs), List.of(output), attributes));
        return output;
    }

    private Attribute.Graph graph(List<String> inputs, String... outputs) {
        Graph graph = new Graph("g" + graphs, inputs, List.of(outputs), nodes, Map.of(), types);
        return new Attribute.Graph(Inference.infer(graph, around.values()));
    }
}
