package dev.teacup.pass;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code If(true) {a, b} = a}, {@code If(false) {a, b} = b}. */
final class IfOfConstant implements Rule {
    @Override
    public String name() {
        return "if-of-constant";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        Tensor cond = node.opType().equals("If") ? sweep.constant(node.input(0)) : null;
        if (cond == null || cond.elements() != 1) {
            return null;
        }
        Attribute branch = node.attributes().get(cond.i64(0) != 0 ? "then_branch" : "else_branch");
        Graph graph = (Graph) ((Attribute.Graph) branch).value();
        Map<String, String> names = names(sweep, node, graph);
        List<Node> nodes = new ArrayList<>();
        for (Node inner : graph.nodes()) {
            nodes.add(inner.renamed(names));
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            String output = node.outputs().get(i);
            String made = names.getOrDefault(graph.outputs().get(i), graph.outputs().get(i));
            if (!output.isEmpty() && !made.equals(output)) {
                nodes.add(new Node(Ops.find("", "Identity"), node.name(), List.of(made), List.of(output),
                        Attributes.NONE));
            }
        }
        Map<String, Tensor> constants = new LinkedHashMap<>();
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            constants.put(names.get(constant.getKey()), constant.getValue());
        }
        return new Patch(nodes, constants, Map.of());
    }

    /** What the values of the branch are called when they stand around it. */
    private static Map<String, String> names(Sweep sweep, Node node, Graph graph) {
        Map<String, String> names = new HashMap<>();
        for (String constant : graph.constants().keySet()) {
            names.put(constant, sweep.fresh(node.output() + "/" + constant));
        }
        for (Node inner : graph.nodes()) {
            for (String made : inner.outputs()) {
                int output = graph.outputs().indexOf(made);
                boolean isResult = !made.isEmpty() && output >= 0 && output < node.outputs().size()
                        && !node.outputs().get(output).isEmpty();
                if (!made.isEmpty()) {
                    names.put(made, isResult ? node.outputs().get(output)
                            : sweep.fresh(node.output() + "/" + made));
                }
            }
        }
        return names;
    }
}
