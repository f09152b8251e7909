package dev.teacup.pass;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
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
        Node[] alive = new Node[graph.nodes().size()];
        boolean isSame = true;
        for (int i = alive.length - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            if (isNeeded(node, needed)) {
                alive[i] = node;
                for (Graph inner : node.subgraphs()) {
                    alive[i] = alive[i].with(inner, remove(inner));
                }
                needed.addAll(alive[i].reads());
            }
            isSame &= alive[i] == node;
        }
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            if (needed.contains(constant.getKey())) {
                constants.put(constant.getKey(), constant.getValue());
            }
        }
        return isSame && constants.size() == graph.constants().size() ? graph
                : pruned(graph, alive, constants);
    }

    private static boolean isNeeded(Node node, Set<String> needed) {
        for (String output : node.outputs()) {
            if (needed.contains(output)) {
                return true;
            }
        }
        return false;
    }

    private static Graph pruned(Graph graph, Node[] alive, Map<String, Tensor> constants) {
        List<String> left = new ArrayList<>(graph.inputs());
        left.addAll(constants.keySet());
        List<Node> nodes = new ArrayList<>();
        for (Node node : alive) {
            if (node != null) {
                nodes.add(node);
                left.addAll(node.outputs());
            }
        }
        Map<String, Type> types = new LinkedHashMap<>();
        for (String value : left) {
            types.put(value, graph.type(value));
        }
        types.remove("");
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), nodes, constants, types);
    }
}
