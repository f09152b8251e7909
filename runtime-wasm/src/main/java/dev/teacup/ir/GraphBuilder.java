package dev.teacup.ir;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attributes;
import dev.teacup.op.Composer;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Grows a graph node by node, each checked and its types inferred at once, so that a mistake is told where it
 * is made.
 */
public final class GraphBuilder implements Composer {
    /** Tells of names that the graph around a composition uses. */
    @FunctionalInterface
    public interface Names {
        boolean has(String name);
    }

    private final Constants constants;
    private final Values values;
    private final String prefix;
    private final Names around;
    private final List<String> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Value> shared = new HashMap<>();
    private final Map<String, Value> operands = new HashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();
    private Node replaced;

    /** A builder of a whole graph; its constants lie in {@code constants}. */
    public GraphBuilder(Constants constants) {
        this(constants, new Values(), "", name -> false);
    }

    private GraphBuilder(Constants constants, Values values, String prefix, Names around) {
        this.constants = constants;
        this.values = values;
        this.prefix = prefix;
        this.around = around;
    }

    /**
     * A builder of the nodes that stand for a composed one: it sees the values around that node, reads its
     * operands and gives its results.
     */
    public static GraphBuilder composition(Constants constants, Values outer, Node node) {
        return composition(constants, outer, node, name -> false);
    }

    /** The same, where values that are not among {@code outer} yet have names, too. */
    public static GraphBuilder composition(Constants constants, Values outer, Node node, Names later) {
        GraphBuilder builder = new GraphBuilder(constants, new Values(outer), node.output() + "/", later);
        builder.replaced = node;
        return builder;
    }

    /**
     * A builder of a graph for an attribute of a node, which sees the values so far. Its own values have the
     * name in front, so that they differ from all around them.
     */
    public GraphBuilder body(String name) {
        return new GraphBuilder(constants, Values.subgraph(values), name + "/", around);
    }

    /** A graph input. */
    public Value input(String name, Type type) {
        require(values.type(name) == null, "input", name, "is there already");
        values.add(name, type);
        inputs.add(name);
        operands.put(name, new Value(name));
        return operands.get(name);
    }

    /** A constant under a name of its own. */
    public Value constant(String name, Tensor tensor) {
        require(values.type(name) == null, "constant", name, "is there already");
        values.add(name, tensor);
        tensors.put(name, tensor);
        return new Value(name);
    }

    /** A constant without a name of its own. */
    public Value constant(Tensor tensor) {
        return constant(unused(prefix + "constant_" + tensors.size()), tensor);
    }

    /** A constant of dimensions {@code dims}, its numbers in row-major order. */
    public Value numbers(DType dtype, int[] dims, double... numbers) {
        return constant(constants.numbers(dtype, dims, numbers));
    }

    @Override
    public Value scalar(DType dtype, double value) {
        String key = dtype + " " + Double.doubleToRawLongBits(value);
        Value known = shared.get(key);
        if (known == null) {
            known = constant(constants.numbers(dtype, new int[0], value));
            shared.put(key, known);
        }
        return known;
    }

    @Override
    public Value longs(long... elements) {
        StringBuilder key = new StringBuilder();
        for (long element : elements) {
            key.append(element).append(',');
        }
        Value known = shared.get(key.toString());
        if (known == null) {
            known = constant(constants.integers(DType.INT64, new int[] {elements.length}, elements));
            shared.put(key.toString(), known);
        }
        return known;
    }

    @Override
    public Value in(String name) {
        return replaced == null ? operands.get(name) : in(replaced.op().def().inputIndex(name));
    }

    @Override
    public Value in(int index) {
        String name = replaced == null ? inputs.get(index) : replaced.input(index);
        return name.isEmpty() ? null : new Value(name);
    }

    /** Makes a value a result under this name, which replaces the value's own. */
    @Override
    public void out(String name, Value value) {
        String wanted = replaced == null ? name : result(name);
        if (!wanted.isEmpty()) {
            boolean taken = outputs.containsKey(value.name()) || !isMade(value);
            Value given = taken ? op("Identity", value) : value;
            outputs.put(given.name(), wanted);
        }
    }

    @Override
    public Value[] ops(String opType, int outputCount, Attributes attributes, Value... operandValues) {
        Op op = Ops.find("", opType);
        require(op != null, "operator", opType, "is not known");
        List<String> names = new ArrayList<>();
        for (Value operand : operandValues) {
            names.add(operand == null ? "" : operand.name());
        }
        Value[] results = new Value[outputCount];
        List<String> resultNames = new ArrayList<>();
        for (int i = 0; i < outputCount; i++) {
            String name = unused(prefix + opType + "_" + nodes.size() + (i == 0 ? "" : "_" + i));
            results[i] = new Value(name);
            resultNames.add(name);
        }
        add(new Node(op, replaced == null ? "" : replaced.name(), names, resultNames, attributes));
        return results;
    }

    /** Adds a node whose operands are there. */
    public void add(Node node) {
        values.infer(node);
        nodes.add(node);
    }

    @Override
    public Type type(Value value) {
        return values.type(value.name());
    }

    /** What is known of the values so far. */
    public Values values() {
        return values;
    }

    /** The nodes so far, with the names that {@link #out} gave. */
    public List<Node> nodes() {
        List<Node> renamed = new ArrayList<>();
        for (Node node : nodes) {
            renamed.add(node.renamed(outputs));
        }
        return renamed;
    }

    /** The constants so far, by name. */
    public Map<String, Tensor> constants() {
        return tensors;
    }

    /** The graph; its outputs are those given to {@link #out}, in that order. */
    public Graph build(String name) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (Map.Entry<String, Type> known : values.types().entrySet()) {
            types.put(renamed(known.getKey()), known.getValue());
        }
        return new Graph(name, inputs, new ArrayList<>(outputs.values()), nodes(), tensors, types);
    }

    /** What the replaced node calls its result {@code name}. */
    private String result(String name) {
        int index = replaced.op().def().outputIndex(name);
        return index < replaced.outputs().size() ? replaced.outputs().get(index) : "";
    }

    private String unused(String name) {
        String unused = name;
        while (values.type(unused) != null || around.has(unused)) {
            unused += "_";
        }
        return unused;
    }

    private boolean isMade(Value value) {
        return values.types().containsKey(value.name()) && !tensors.containsKey(value.name())
                && !inputs.contains(value.name());
    }

    private String renamed(String name) {
        String other = outputs.get(name);
        return other == null ? name : other;
    }

    private static void require(boolean holds, String kind, String name, String what) {
        if (!holds) {
            String meant = kind.equals("operator") ? Text.didYouMean(name, Ops.names()) : "";
            throw new ModelException("graph", "the " + kind + " " + quoted(name) + " " + what,
                    "a name that is new, of an operator that is known", quoted(name),
                    meant.isEmpty() ? "use another name" : meant);
        }
    }
}
