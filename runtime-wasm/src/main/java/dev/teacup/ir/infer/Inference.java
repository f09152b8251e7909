package dev.teacup.ir.infer;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.tensor.Type;
import java.util.Map;

/** Finds the type of every value of a graph, checking each node on the way. */
public final class Inference {
    private Inference() {}

    /**
     * The graph with the types of all values, from those of its inputs.
     *
     * @throws dev.teacup.error.ModelException at the first node that its operator refuses
     */
    public static Graph infer(Graph graph) {
        return infer(graph, null);
    }

    /** The same for a subgraph, whose nodes see {@code outer}; null for a graph that is none. */
    public static Graph infer(Graph graph, Values outer) {
        Values values = values(graph, outer);
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), graph.nodes(), graph.constants(),
                values.types());
    }

    /** What is known at the end of a graph, or of a subgraph, which sees {@code outer}. */
    public static Values values(Graph graph, Values outer) {
        Type[] inputs = new Type[graph.inputCount()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = graph.type(graph.inputs().get(i));
        }
        return values(graph, outer, inputs);
    }

    /** What is known at the end of a graph whose inputs have these types. */
    static Values values(Graph graph, Values outer, Type... inputs) {
        Values values = Values.subgraph(outer);
        for (int i = 0; i < inputs.length; i++) {
            values.add(graph.inputs().get(i), inputs[i]);
        }
        values.add(graph.constants());
        for (Node node : graph.nodes()) {
            values.infer(node);
        }
        return values;
    }
}
