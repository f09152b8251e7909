package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nodes of float16 compute in float32, and what one gives goes to the next one as it is: kernels are written
 * for float32, and fewer numbers are rounded. Casts stay as they are, and so do nodes with a graph inside,
 * those of sequences, those whose float16 results do not follow from an operand of float16, and Gather, which
 * picks a few rows of what may be a large table.
 */
final class FloatFromHalf implements Rule {
    @Override
    public String name() {
        return "float-from-half";
    }

    @Override
    public Numerics numerics() {
        return Numerics.REASSOCIATES;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        if (!isWidened(sweep, node)) {
            return null;
        }
        // For values of float16 those of float32 that they are rounded from.
        Map<String, String> wide = sweep.notes();
        Map<String, String> names = new HashMap<>();
        List<Node> nodes = new ArrayList<>();
        for (String input : node.inputs()) {
            if (isHalf(sweep, input)) {
                String known = wide.get(input);
                names.put(input, known != null ? known
                        : sweep.added(nodes, node, "Cast", Attributes.of("to", DType.FLOAT32.code()), input));
            }
        }
        int count = nodes.size();
        for (String output : node.outputs()) {
            if (isHalf(sweep, output)) {
                String result = sweep.fresh(output);
                names.put(output, result);
                wide.put(output, result);
                nodes.add(new Node(Ops.find("", "Cast"), node.name(), List.of(result), List.of(output),
                        Attributes.of("to", DType.FLOAT16.code())));
            }
        }
        nodes.add(count, node.renamed(names));
        return Patch.of(nodes);
    }

    /** Whether some operands, but no sequences, are float16, and of results those of their type variables. */
    private static boolean isWidened(Sweep sweep, Node node) {
        boolean stays = node.opType().contains("Cast") || node.opType().startsWith("Gather")
                || !node.subgraphs().isEmpty();
        Set<String> variables = new HashSet<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            if (isHalf(sweep, node.input(i))) {
                stays |= sweep.type(node.input(i)).isSequence();
                variables.add(node.op().def().input(i).type());
            }
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            stays |= isHalf(sweep, node.outputs().get(i))
                    && !variables.contains(node.op().def().output(i).type());
        }
        return !stays && !variables.isEmpty();
    }

    private static boolean isHalf(Sweep sweep, String value) {
        Type type = value.isEmpty() ? null : sweep.type(value);
        return type != null && type.dtype() == DType.FLOAT16;
    }
}
