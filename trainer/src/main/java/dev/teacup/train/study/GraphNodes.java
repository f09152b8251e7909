package dev.teacup.train.study;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.board.GraphNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model as the nodes of TensorBoard's graph. A node that reads a layer's parameter, such as
 * {@code stage0.norm.scale}, stands in the box of that layer; the nodes of a body stand in the box of the
 * node that runs it.
 */
final class GraphNodes {
    private final List<GraphNode> nodes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    private GraphNodes() {}

    static List<GraphNode> of(Graph graph) {
        GraphNodes all = new GraphNodes();
        all.add(graph, "", new HashMap<>());
        return all.nodes;
    }

    /**
     * @param box the beginning of all names
     * @param known which node's result each value of the graphs around this one is; it is added to
     */
    private void add(Graph graph, String box, Map<String, String> known) {
        for (String input : graph.inputs()) {
            known.put(input, node(box + plain(input), "Placeholder", List.of(), List.of(graph.type(input)),
                    List.of()));
        }
        graph.constants().forEach((name, value) -> known.put(name, node(box + path(name), "Const", List.of(),
                List.of(graph.type(name)), List.of())));
        for (Node node : graph.nodes()) {
            List<String> results = node.outputs().stream().filter(result -> !result.isEmpty()).toList();
            String layer = node.inputs().stream().map(GraphNodes::path).filter(path -> path.contains("/"))
                    .map(path -> path.substring(0, path.lastIndexOf('/') + 1)).findFirst().orElse("");
            List<String> inputs =
                    node.inputs().stream().filter(known::containsKey).map(known::get).toList();
            String name = node(box + layer + plain(node.output()), node.opType(), inputs,
                    results.stream().map(graph::type).toList(), notes(node));
            for (int i = 0; i < node.outputs().size(); i++) {
                known.put(node.outputs().get(i), i == 0 ? name : name + ":" + i);
            }
            addBodies(node, name + "_body/", known);
        }
    }

    private void addBodies(Node node, String box, Map<String, String> known) {
        for (String name : node.attributes().names()) {
            if (node.attributes().get(name) instanceof Attribute.Graph body
                    && body.value() instanceof Graph graph) {
                add(graph, box + name + "/", new HashMap<>(known));
            }
        }
    }

    /** Adds a node and gives its name, which is like no other. */
    private String node(String name, String op, List<String> inputs, List<Type> results,
            List<String> notes) {
        String own = name;
        for (int i = 1; !taken.add(own); i++) {
            own = name + "_" + i;
        }
        nodes.add(new GraphNode(own, op, inputs, results.stream().map(GraphNodes::sizes).toList(), notes));
        return own;
    }

    private static int[] sizes(Type type) {
        Shape shape = type == null ? null : type.shape();
        if (shape == null || !shape.hasRank()) {
            return null;
        }
        int[] sizes = new int[shape.rank()];
        for (int axis = 0; axis < sizes.length; axis++) {
            Dim dim = shape.dim(axis);
            sizes[axis] = dim.isKnown() ? (int) dim.size() : -1;
        }
        return sizes;
    }

    private static List<String> notes(Node node) {
        List<String> notes = new ArrayList<>();
        for (String name : node.attributes().names()) {
            String text = text(node.attributes().get(name));
            if (!text.isEmpty()) {
                notes.addAll(List.of(name, text));
            }
        }
        return notes;
    }

    private static String text(Attribute value) {
        if (value instanceof Attribute.Int number) {
            return String.valueOf(number.value());
        } else if (value instanceof Attribute.Real number) {
            return String.valueOf(number.value());
        } else if (value instanceof Attribute.Text text) {
            return text.value();
        } else if (value instanceof Attribute.Ints numbers) {
            return Arrays.toString(numbers.values());
        }
        return value instanceof Attribute.Reals numbers ? Arrays.toString(numbers.values()) : "";
    }

    private static String path(String name) {
        return plain(name).replace('.', '/');
    }

    private static String plain(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "_");
        return plain.matches("[A-Za-z0-9.].*") ? plain : "." + plain;
    }
}
