package dev.teacup.ir;

import dev.teacup.error.Text;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One use of an operator.
 *
 * @param name the name in the model, perhaps empty
 * @param inputs the values that it reads; the empty name is an operand that is left out
 * @param outputs the values that it makes; the empty name is a result that nobody wants
 */
public record Node(Op op, String name, List<String> inputs, List<String> outputs, Attributes attributes) {
    public Node {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    public String opType() {
        return op.def().name();
    }

    /** The first result, which is never left out. */
    public String output() {
        return outputs.get(0);
    }

    /** The name of operand {@code index}, or "" where it is left out. */
    public String input(int index) {
        return index < inputs.size() ? inputs.get(index) : "";
    }

    public boolean hasInput(int index) {
        return !input(index).isEmpty();
    }

    /** The node of another of ONNX's own operators that makes the same results. */
    public Node as(String opType, Attributes others, String... operands) {
        return new Node(Ops.find("", opType), name, List.of(operands), outputs, others);
    }

    /** The same node with other operands. */
    public Node withInputs(List<String> others) {
        return new Node(op, name, others, outputs, attributes);
    }

    /**
     * The same node with other names for the values that it and its subgraphs read, and that it makes; names
     * that are not among {@code names} stay.
     */
    public Node renamed(Map<String, String> names) {
        Node renamed = this;
        for (Graph graph : subgraphs()) {
            renamed = renamed.with(graph, graph.renamed(names));
        }
        return new Node(op, name, Graph.renamed(inputs, names), Graph.renamed(outputs, names),
                renamed.attributes);
    }

    /** The same node with another graph in the place of one of its subgraphs. */
    public Node with(Graph graph, Graph other) {
        if (graph == other) {
            return this;
        }
        Attributes changed = attributes;
        for (String key : attributes.names()) {
            if (attributes.get(key) instanceof Attribute.Graph attribute && attribute.value() == graph) {
                changed = changed.with(key, new Attribute.Graph(other));
            }
        }
        return new Node(op, name, inputs, outputs, changed);
    }

    /** The place that an error names: {@code Conv 'stem'}, by the first output where the node has no name. */
    public String where() {
        return Text.node(opType(), name.isEmpty() ? output() : name);
    }

    /** The subgraphs among its attributes. */
    public List<Graph> subgraphs() {
        if (!attributes.hasSubgraphs()) {
            return List.of();
        }
        List<Graph> graphs = new ArrayList<>();
        for (String key : attributes.names()) {
            if (attributes.get(key) instanceof Attribute.Graph attribute) {
                graphs.add((Graph) attribute.value());
            }
        }
        return graphs;
    }

    /** Whether it, or a node in one of its subgraphs, may give other results for the same operands. */
    public boolean isRandom() {
        boolean isRandom = op.def().isRandom();
        for (Graph graph : subgraphs()) {
            for (Node node : graph.nodes()) {
                isRandom |= node.isRandom();
            }
        }
        return isRandom;
    }

    /** All values that it reads: its operands, and what its subgraphs read from outside. */
    public List<String> reads() {
        List<Graph> graphs = subgraphs();
        if (graphs.isEmpty()) {
            return inputs;
        }
        List<String> reads = new ArrayList<>(inputs);
        for (Graph graph : graphs) {
            reads.addAll(graph.captures());
        }
        return reads;
    }
}
