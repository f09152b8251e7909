package dev.teacup.train.compile;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.tensor.Type;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The end of a model: nodes whose results have sizes that only values tell. They run when all others have,
 * and {@code model.js} computes them; each has a function in a file of its name.
 */
final class Ending {
    private static final Set<String> NAMES = Set.of("Slice");

    private final Graph whole;
    private final Set<String> results = new HashSet<>();
    private final PlannedGraph front;

    /** No end: a graph of which all that can be planned is in front. */
    Ending(Graph whole, PlannedGraph front) {
        this.whole = whole;
        this.front = front;
    }

    /**
     * Takes as many nodes from a graph as have to wait, until all others are planned, or one that waits has
     * no function: {@link #front} is waiting then.
     */
    Ending(Graph whole, Function<Graph, PlannedGraph> planning) {
        this.whole = whole;
        PlannedGraph planned = planning.apply(whole);
        while (takes(planned.waiting())) {
            planned = planning.apply(withoutEnd());
        }
        this.front = planned;
    }

    private boolean takes(String waiting) {
        Set<String> more = new HashSet<>(results);
        for (Node node : whole.nodes()) {
            if (node.where().equals(waiting) || node.reads().stream().anyMatch(more::contains)) {
                if (!NAMES.contains(node.opType())) {
                    return false;
                }
                more.addAll(node.outputs());
            }
        }
        return results.addAll(more);
    }

    private Graph withoutEnd() {
        Set<String> outputs = new LinkedHashSet<>(whole.outputs());
        nodes().forEach(node -> outputs.addAll(node.reads()));
        outputs.removeAll(results);
        outputs.remove("");
        List<Node> nodes = whole.nodes().stream().filter(node -> !has(node)).toList();
        return new Graph(whole.name(), whole.inputs(), List.copyOf(outputs), nodes, whole.constants(),
                whole.types());
    }

    /** What is planned: all that stands in front of the end. */
    PlannedGraph front() {
        return front;
    }

    /** The nodes of the end, in their order. */
    List<Node> nodes() {
        return whole.nodes().stream().filter(this::has).toList();
    }

    private boolean has(Node node) {
        return has(node.output());
    }

    /** Whether a value is a result of the end. */
    boolean has(String value) {
        return results.contains(value);
    }

    /** What is known of the type of such a result before a run. */
    Type type(String result) {
        return whole.type(result);
    }
}
