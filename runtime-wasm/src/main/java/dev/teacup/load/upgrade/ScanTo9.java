package dev.teacup.load.upgrade;

import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Before operator set 9 the first axis of all was the batch and the second was scanned, up to lengths in a
 * first input: now a Scan over the batch has a Scan in its body. What lies behind a length has no meaning;
 * the last element stands there.
 */
final class ScanTo9 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        List<String> operands = new ArrayList<>(node.inputs());
        String lengths = operands.isEmpty() ? "" : operands.remove(0);
        long scanned = node.integer("num_scan_inputs", 0);
        boolean isWhole = scanned >= 1 && scanned <= operands.size() && !operands.contains("");
        OldNode inner = new OldNode("", "Scan", node.name(), operands, node.outputs(), attributes(node));
        // Scan itself refuses what is not whole.
        return isWhole ? overBatch(inner, lengths, operands.size() - (int) scanned, around) : inner;
    }

    private static Attributes attributes(OldNode node) {
        Attribute directions = node.attributes().get("directions");
        Attributes others = node.attributes().without("directions");
        return directions == null ? others : others.with("scan_input_directions", directions);
    }

    private static OldNode overBatch(OldNode inner, String lengths, int states, Surroundings around) {
        List<Node> nodes = new ArrayList<>();
        Map<String, Type> types = new LinkedHashMap<>();
        List<String> inputs = new ArrayList<>();
        for (String operand : inner.inputs()) {
            inputs.add(input(operand, types, around));
        }
        List<String> outputs = new ArrayList<>();
        List<String> operands = new ArrayList<>(inputs);
        for (int i = 0; i < inner.outputs().size(); i++) {
            outputs.add(around.fresh("scanned"));
        }
        List<String> given = new ArrayList<>(outputs);
        List<String> scanned = new ArrayList<>(inner.inputs());
        String first = inner.input(states);
        boolean hasLengths = !lengths.isEmpty();
        String length = hasLengths ? input(lengths, types, around) : "";
        if (hasLengths) {
            scanned.add(lengths);
            inputs.add(length);
            String end = add(nodes, around, "Unsqueeze", length, around.longs(0));
            for (int i = states; i < operands.size(); i++) {
                operands.set(i, add(nodes, around, "Slice", operands.get(i), around.longs(0), end));
            }
        }
        nodes.add(new Node(Ops.find("", "Scan"), inner.name(), operands, outputs, inner.attributes()));
        if (hasLengths) {
            String index = add(nodes, around, "Min", steps(first, around), add(nodes, around, "Sub", length,
                    around.scalar(DType.INT64, 1)));
            for (int i = states; i < given.size(); i++) {
                given.set(i, add(nodes, around, "Gather", outputs.get(i), index));
            }
        }
        Graph body = new Graph("batch", inputs, given, nodes, Map.of(), types);
        return new OldNode("", "Scan", inner.name(), scanned, inner.outputs(),
                Attributes.of("num_scan_inputs", scanned.size()).with("body", around.subgraph(body)));
    }

    /** 0, 1 and so on, up to the longest length. */
    private static String steps(String first, Surroundings around) {
        DType int64 = DType.INT64;
        String most = around.before("Gather",
                around.before("Shape", first), around.scalar(int64, 1));
        return around.before("Range", around.scalar(int64, 0), most,
                around.scalar(int64, 1));
    }

    private static String input(String operand, Map<String, Type> types, Surroundings around) {
        String name = around.fresh(operand);
        Type type = around.type(operand);
        Shape shape = type.shape();
        types.put(name, Type.of(type.dtype(),
                shape.hasRank() && shape.rank() > 0 ? Shape.ofRank(shape.rank() - 1) : Shape.UNKNOWN));
        return name;
    }

    private static String add(List<Node> nodes, Surroundings around, String opType, String... operands) {
        String output = around.fresh(opType);
        nodes.add(new Node(Ops.find("", opType), "", List.of(operands), List.of(output), Attributes.NONE));
        return output;
    }
}
