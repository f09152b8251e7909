package dev.teacup.ir;

import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a branch of a node into the graph around it. */
public final class Inlining {
    /** Makes a name like another, which nothing has. */
    @FunctionalInterface
    public interface Names {
        String fresh(String base);
    }

    private Inlining() {}

    /** The nodes and constants of {@code branch}, which has no inputs, in the place of {@code node}. */
    public static Patch of(Node node, Graph branch, Names fresh) {
        Map<String, String> names = names(node, branch, fresh);
        List<Node> nodes = new ArrayList<>();
        for (Node inner : branch.nodes()) {
            nodes.add(inner.renamed(names));
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            String output = node.outputs().get(i);
            String made = names.getOrDefault(branch.outputs().get(i), branch.outputs().get(i));
            if (!output.isEmpty() && !made.equals(output)) {
                nodes.add(new Node(Ops.find("", "Identity"), node.name(), List.of(made), List.of(output),
                        Attributes.NONE));
            }
        }
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> constant : branch.constants().entrySet()) {
            constants.put(names.get(constant.getKey()), constant.getValue());
        }
        return new Patch(nodes, constants, Map.of());
    }

    /** What the values of the branch are called when they stand around it. */
    private static Map<String, String> names(Node node, Graph branch, Names fresh) {
        Map<String, String> names = new HashMap<>();
        for (String constant : branch.constants().keySet()) {
            names.put(constant, fresh.fresh(node.output() + "/" + constant));
        }
        for (Node inner : branch.nodes()) {
            for (String made : inner.outputs()) {
                int output = branch.outputs().indexOf(made);
                boolean isResult = !made.isEmpty() && output >= 0 && output < node.outputs().size()
                        && !node.outputs().get(output).isEmpty();
                if (!made.isEmpty()) {
                    names.put(made, isResult ? node.outputs().get(output)
                            : fresh.fresh(node.output() + "/" + made));
                }
            }
        }
        return names;
    }
}
