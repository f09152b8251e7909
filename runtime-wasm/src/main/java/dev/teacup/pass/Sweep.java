package dev.teacup.pass;

import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Inference;
import dev.teacup.ir.infer.Values;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
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
 * One walk of a rule along the nodes of a graph, and of those of its subgraphs; its patches are applied
 * together, since a graph may be long.
 */
public final class Sweep {
    private final Graph graph;
    private final Constants constants;
    private final Sweep outer;
    private final Set<String> outputs;
    private Map<String, Node> makers;
    private Map<String, Integer> reads;
    /** What became known in this walk. */
    private final Map<String, Tensor> found = new LinkedHashMap<>();
    private final Map<String, String> renames = new HashMap<>();
    private final Map<String, Node> firsts = new HashMap<>();
    private final Set<String> taken;
    private final Map<String, String> notes = new HashMap<>();
    private Values values;
    private int patches;

    private Sweep(Graph graph, Constants constants, Sweep outer) {
        this.graph = graph;
        this.constants = constants;
        this.outer = outer;
        this.outputs = new HashSet<>(graph.outputs());
        this.taken = outer == null ? new HashSet<>() : outer.taken;
    }

    /** The graph with all the patches of one walk of {@code rule}; the same graph where there were none. */
    static Graph run(Rule rule, Graph graph, Constants constants) {
        return run(rule, graph, constants, null);
    }

    private static Graph run(Rule rule, Graph graph, Constants constants, Sweep outer) {
        Sweep sweep = new Sweep(graph, constants, outer);
        List<Node> nodes = new ArrayList<>();
        for (Node whole : graph.nodes()) {
            Node node = whole;
            for (Graph inner : whole.subgraphs()) {
                node = node.with(inner, run(rule, inner, constants, sweep));
            }
            Patch patch = rule.apply(sweep, node);
            if (patch == null) {
                sweep.patches += node == whole ? 0 : 1;
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
        Tensor constant = found.getOrDefault(value, graph.constants().get(value));
        return constant != null || isOwn(value) ? constant : outer.constant(value);
    }

    /** Whether this is the walk of a subgraph, which may never run. */
    public boolean isSubgraph() {
        return outer != null;
    }

    /** The node that makes a value, or null for inputs and constants. */
    public Node maker(String value) {
        if (makers == null) {
            makers = new HashMap<>();
            for (Node node : graph.nodes()) {
                for (String output : node.outputs()) {
                    makers.put(output, node);
                }
            }
        }
        return makers.get(value);
    }

    /** The node that makes a value, where it is of this operator; else null. */
    Node maker(String value, String opType) {
        Node maker = maker(value);
        return maker != null && maker.opType().equals(opType) ? maker : null;
    }

    /** How often a value is read, counting the graph's own outputs. */
    public int reads(String value) {
        if (reads == null) {
            reads = new HashMap<>();
            for (Node node : graph.nodes()) {
                count(node.reads());
            }
            count(graph.outputs());
        }
        return reads.getOrDefault(value, 0);
    }

    /** The value that stands for another one since a patch of this walk. */
    String renamed(String value) {
        return renames.getOrDefault(value, value);
    }

    /** Of all nodes of this walk with such a text the first one, which may be this one. */
    Node first(String text, Node node) {
        Node first = firsts.getOrDefault(text, node);
        firsts.put(text, first);
        return first;
    }

    /** What a rule wrote down in this walk of one graph, from value to value. */
    Map<String, String> notes() {
        return notes;
    }

    public boolean isOutput(String value) {
        return outputs.contains(value);
    }

    public Type type(String value) {
        return isOwn(value) ? graph.type(value) : outer.type(value);
    }

    /** The elements of a small integer value as dimensions, or null where nothing is known of them. */
    public Dim[] contents(String value) {
        return values().contents(value);
    }

    /** A name like {@code base} that nothing has in the whole model, subgraphs among it. */
    String fresh(String base) {
        Sweep root = this;
        while (root.outer != null) {
            root = root.outer;
        }
        if (taken.isEmpty()) {
            root.graph.addNames(taken);
        }
        String name = base;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** The result, whose name is new, of a node of ONNX's own operators that is added to {@code nodes}. */
    String added(List<Node> nodes, Node from, String opType, Attributes attributes, String... inputs) {
        String result = fresh(from.output());
        nodes.add(new Node(Ops.find("", opType), from.name(), List.of(inputs), List.of(result), attributes));
        return result;
    }

    private Values values() {
        if (values == null) {
            values = Inference.values(graph, outer == null ? null : outer.values());
        }
        return values;
    }

    private boolean isOwn(String value) {
        return outer == null || graph.type(value) != null || found.containsKey(value);
    }

    private void count(List<String> read) {
        for (String value : read) {
            reads.put(value, reads.getOrDefault(value, 0) + 1);
        }
    }

    private void take(Patch patch) {
        patches++;
        found.putAll(patch.constants());
        // The walk goes forward, so that what a name stands for has been renamed by now.
        for (Map.Entry<String, String> rename : patch.renames().entrySet()) {
            String other = rename.getValue();
            renames.put(rename.getKey(), renamed(other));
        }
    }

    private Graph patched(List<Node> nodes) {
        Map<String, Tensor> known = new LinkedHashMap<>(graph.constants());
        known.putAll(found);
        List<Node> renamed = new ArrayList<>();
        for (Node node : nodes) {
            renamed.add(renames.isEmpty() ? node : node.renamed(renames));
        }
        return Inference.infer(
                new Graph(graph.name(), graph.inputs(), graph.outputs(), renamed, known, graph.types()),
                outer == null ? null : outer.values());
    }
}
