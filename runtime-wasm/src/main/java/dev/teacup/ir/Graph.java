package dev.teacup.ir;

import dev.teacup.ir.text.GraphParser;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.op.Subgraph;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model, or a subgraph of one: nodes in an order in which they can run, of operators in their newest form
 * only. It is immutable; {@link Patch} makes another one. {@link Invariants} says what holds of it.
 *
 * @param inputs the values that are fed
 * @param outputs the values that are asked for
 * @param constants the values that are known, by name
 * @param types what is known of each value: inputs, constants and results of nodes
 */
public record Graph(String name, List<String> inputs, List<String> outputs, List<Node> nodes,
        Map<String, Tensor> constants, Map<String, Type> types) implements Subgraph {

    public Graph {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        nodes = List.copyOf(nodes);
    }

    @Override
    public int inputCount() {
        return inputs.size();
    }

    @Override
    public int outputCount() {
        return outputs.size();
    }

    @Override
    public Type inputType(int index) {
        return types.get(inputs.get(index));
    }

    /** The type of a value of this graph. */
    public Type type(String value) {
        return types.get(value);
    }

    /** The values that it reads and does not define: those of the graph around it. */
    public Set<String> captures() {
        Set<String> own = new HashSet<>(inputs);
        own.addAll(constants.keySet());
        Set<String> captures = new LinkedHashSet<>();
        for (Node node : nodes) {
            for (String read : node.reads()) {
                if (!read.isEmpty() && !own.contains(read)) {
                    captures.add(read);
                }
            }
            own.addAll(node.outputs());
        }
        for (String output : outputs) {
            if (!own.contains(output)) {
                captures.add(output);
            }
        }
        return captures;
    }

    /** Adds the names of all values, of those of subgraphs, too. */
    public void addNames(Set<String> names) {
        names.addAll(inputs);
        names.addAll(constants.keySet());
        for (Node node : nodes) {
            names.addAll(node.outputs());
            for (Graph inner : node.subgraphs()) {
                inner.addNames(names);
            }
        }
    }

    /** This graph with other names for values that it reads from around it. */
    Graph renamed(Map<String, String> names) {
        List<Node> renamed = new ArrayList<>();
        for (Node node : nodes) {
            renamed.add(node.renamed(names));
        }
        return new Graph(name, inputs, renamed(outputs, names), renamed, constants, types);
    }

    static List<String> renamed(List<String> values, Map<String, String> names) {
        List<String> renamed = new ArrayList<>();
        for (String value : values) {
            renamed.add(names.getOrDefault(value, value));
        }
        return renamed;
    }

    /**
     * The graph in its text form, which {@link #parse} reads: a line for each input, constant, node and
     * output. Strings among its constants are written as their handles.
     */
    public String text() {
        return GraphPrinter.print(this, null);
    }

    /** The name alone: whatever a page might print must not reach the printer of whole graphs. */
    @Override
    public String toString() {
        return "graph " + name;
    }

    /**
     * The graph whose text form this is.
     *
     * @param made where its constants are made
     * @throws dev.teacup.error.ModelException at the line and column that cannot be read, or at the node that
     *     its operator refuses
     */
    public static Graph parse(String text, Constants made) {
        return GraphParser.parse(text, made);
    }
}
