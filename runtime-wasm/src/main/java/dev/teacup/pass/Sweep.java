package dev.teacup.pass;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Inference;
import dev.teacup.ir.infer.Values;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One walk of a rule along the nodes of a graph; its patches are applied together, since a graph may be long.
 */
public final class Sweep {
    private final Graph graph;
    private final Constants constants;
    private final Set<String> outputs;
    private final Map<String, Node> makers = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();
    private final Map<String, Tensor> known = new LinkedHashMap<>();
    private final Map<String, String> renames = new HashMap<>();
    private Values values;
    private int patches;

    private Sweep(Graph graph, Constants constants) {
        this.graph = graph;
        this.constants = constants;
        this.outputs = new HashSet<>(graph.outputs());
        known.putAll(graph.constants());
        for (Node node : graph.nodes()) {
            node.outputs().forEach(output -> makers.put(output, node));
            node.reads().forEach(this::countRead);
        }
        graph.outputs().forEach(this::countRead);
    }

    /** The graph with all the patches of one walk of {@code rule}; the same graph where there were none. */
    static Graph run(Rule rule, Graph graph, Constants constants) {
        Sweep sweep = new Sweep(graph, constants);
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.nodes()) {
            Patch patch = rule.apply(sweep, node);
            if (patch == null) {
                nodes.add(node);
            } else {
                nodes.addAll(patch.nodes());
                sweep.take(patch);
            }
        }
        return sweep.patches == 0 ? graph : sweep.patched(nodes);
    }

    public Graph graph() {
        return graph;
    }

    /** Where a rule may put constants. */
    public Constants constants() {
        return constants;
    }

    /** The elements of a value that is known, or became so in this walk; null for others. */
    public Tensor constant(String value) {
        return known.get(value);
    }

    /** The node that makes a value, or null for inputs and constants. */
    public Node maker(String value) {
        return makers.get(value);
    }

    /** How often a value is read, counting the graph's own outputs. */
    public int reads(String value) {
        return reads.getOrDefault(value, 0);
    }

    public boolean isOutput(String value) {
        return outputs.contains(value);
    }

    public Type type(String value) {
        return graph.type(value);
    }

    /** The elements of a small integer value as dimensions, or null where nothing is known of them. */
    public Dim[] contents(String value) {
        if (values == null) {
            values = Inference.values(graph);
        }
        return values.contents(value);
    }

    private void countRead(String value) {
        reads.put(value, reads(value) + 1);
    }

    private void take(Patch patch) {
        patches++;
        known.putAll(patch.constants());
        // The walk goes forward, so that what a name stands for has been renamed by now.
        patch.renames().forEach((name, other) -> renames.put(name, renamed(other)));
    }

    private Graph patched(List<Node> nodes) {
        List<Node> renamed = new ArrayList<>();
        for (Node node : nodes) {
            renamed.add(renames.isEmpty() ? node : node.withInputs(renamed(node.inputs())));
        }
        return Inference.infer(
                new Graph(graph.name(), graph.inputs(), graph.outputs(), renamed, known, graph.types()));
    }

    private List<String> renamed(List<String> names) {
        List<String> renamed = new ArrayList<>();
        for (String name : names) {
            renamed.add(renamed(name));
        }
        return renamed;
    }

    private String renamed(String name) {
        return renames.getOrDefault(name, name);
    }
}
