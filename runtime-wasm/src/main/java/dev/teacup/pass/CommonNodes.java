package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.op.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code a = f(x), b = f(x): b = a}, for nodes of one operator with the same operands and attributes, whose
 * results follow from those; what is random or has subgraphs stays.
 */
final class CommonNodes implements Rule {
    @Override
    public String name() {
        return "common-nodes";
    }

    @Override
    public Numerics numerics() {
        return Numerics.EXACT;
    }

    @Override
    public Patch apply(Sweep sweep, Node node) {
        String text = node.op().def().isRandom() ? null : text(sweep, node);
        Node first = text == null ? node : sweep.first(text, node);
        if (first == node) {
            return null;
        }
        Map<String, String> renames = new HashMap<>();
        for (int i = 0; i < node.outputs().size(); i++) {
            String output = node.outputs().get(i);
            if (sweep.isOutput(output)) {
                return null;
            }
            renames.put(output, first.outputs().get(i));
        }
        renames.remove("");
        return new Patch(List.of(), Map.of(), renames);
    }

    /** What the node computes; null where that is hard to tell. Names may hold any character. */
    private static String text(Sweep sweep, Node node) {
        StringBuilder text = new StringBuilder(node.op().def().domain()).append(node.opType());
        for (String input : node.inputs()) {
            add(text, sweep.renamed(input));
        }
        for (String output : node.outputs()) {
            text.append(output.isEmpty() ? '-' : '+');
        }
        for (String key : node.attributes().names()) {
            add(text, key);
            Attribute value = node.attributes().get(key);
            if (value instanceof Attribute.Int integer) {
                text.append(integer.value());
            } else if (value instanceof Attribute.Real real) {
                text.append(Float.floatToRawIntBits(real.value()));
            } else if (value instanceof Attribute.Text string) {
                add(text, string.value());
            } else if (value instanceof Attribute.Ints integers) {
                for (long each : integers.values()) {
                    text.append(',').append(each);
                }
            } else {
                return null;
            }
        }
        return text.toString();
    }

    private static void add(StringBuilder text, String name) {
        text.append(' ').append(name.length()).append(' ').append(name);
    }
}
