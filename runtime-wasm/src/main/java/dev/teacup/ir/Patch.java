package dev.teacup.ir;

import dev.teacup.op.Attributes;
import dev.teacup.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * What a rule wants changed at one node: the node goes, other nodes and constants come in its place. Results
 * that others read keep their names, or are renamed for all readers.
 *
 * @param nodes what stands in place of the node, in order
 * @param constants values that are known from now on; a result of the node may be one
 * @param renames results of the node that other values stand for from now on
 */
public record Patch(List<Node> nodes, Map<String, Tensor> constants, Map<String, String> renames) {
    /** These nodes make the results of the node. */
    public static Patch of(List<Node> nodes) {
        return new Patch(nodes, Map.of(), Map.of());
    }

    /** A node of another operator, or with other operands, that makes the results of {@code node}. */
    public static Patch replace(Node node, String opType, Attributes attributes, String... inputs) {
        return of(List.of(node.as(opType, attributes, inputs)));
    }

    /** Whoever read {@code result} of the node reads {@code other}, and the node goes. */
    public static Patch rename(String result, String other) {
        return new Patch(List.of(), Map.of(), Map.of(result, other));
    }

    /** The results of the node are known; the node goes. */
    public static Patch known(Map<String, Tensor> results) {
        return new Patch(List.of(), results, Map.of());
    }
}
