package dev.teacup.pass;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out the nodes and constants that no output needs, also in subgraphs. */
final class DeadNodes {
    private DeadNodes() {}

    static Graph remove(Graph graph) {
        Set<String> needed = new HashSet<>(graph.outputs());
        List<Node> nodes = new ArrayList<>();
        boolean isSame = true;
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (!Collections.disjoint(needed, node.outputs())) {
                Node alive = node;
                for (Graph inner : node.subgraphs()) {
                    alive = alive.with(inner, remove(inner));
                }
                isSame &= alive == node;
                nodes.add(alive);
                needed.addAll(alive.reads());
            }
        }
        if (isSame && nodes.size() == graph.nodes().size()
                && needed.containsAll(graph.constants().keySet())) {
            return graph;
        }
        Collections.reverse(nodes);
        return pruned(graph, nodes, needed);
    }

    private static Graph pruned(Graph graph, List<Node> nodes, Set<String> needed) {
        Map<String, Tensor> constants = new LinkedHashMap<>(graph.constants());
        constants.keySet().retainAll(needed);
        Set<String> made = new HashSet<>(graph.inputs());
        for (Node node : nodes) {
            made.addAll(node.outputs());
        }
        made.addAll(constants.keySet());
        Map<String, Type> types = new LinkedHashMap<>(graph.types());
        types.keySet().retainAll(made);
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), nodes, constants, types);
    }
}
