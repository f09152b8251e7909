package dev.teacup.ir;

import dev.teacup.op.Attributes;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule wants changed at one node: the node goes, other nodes and constants come in its place. The
 * results that others read keep their names, so nothing else changes.
 *
 * @param nodes what stands in place of the node, in order
 * @param constants values that are known from now on; a result of the node may be one
 */
public record Patch(List<Node> nodes, Map<String, Tensor> constants) {
    /** The node goes and nothing comes. */
    public static final Patch REMOVE = new Patch(List.of(), Map.of());

    /** Another node in the place of the node. */
    public static Patch of(Node node) {
        return new Patch(List.of(node), Map.of());
    }

    /**
     * A node of another operator, or with other operands, in the place of {@code node}, whose results it
     * makes.
     */
    public static Patch replace(Node node, String opType, Attributes attributes, String... inputs) {
        Op op = Ops.find("", opType);
        return of(new Node(op, node.name(), List.of(inputs), node.outputs(), attributes));
    }

    /** The nodes and constants of a builder in the place of the node. */
    public static Patch of(GraphBuilder builder) {
        return new Patch(builder.nodes(), builder.constants());
    }

    /** The results of the node are known. */
    public static Patch known(Node node, Tensor... results) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            if (!node.outputs().get(i).isEmpty()) {
                constants.put(node.outputs().get(i), results[i]);
            }
        }
        return new Patch(new ArrayList<>(), constants);
    }
}
