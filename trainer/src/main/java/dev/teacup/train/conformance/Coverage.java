package dev.teacup.train.conformance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many nodes ran emitted, by their operators. A node counts once for each model that has it, as emitted
 * where all of its steps were. What needs no step, as a view or a constant that was folded, is not counted.
 */
public final class Coverage {
    private final Map<String, Boolean> nodes = new HashMap<>();
    private final Map<String, int[]> operators = new TreeMap<>();
    private int emitted;
    private int all;

    /** Adds a step: the nodes that it computes, each {@code OpType 'name'}. */
    public void add(List<String> names, boolean isEmitted) {
        names.forEach(name -> nodes.merge(name, isEmitted, Boolean::logicalAnd));
    }

    /** Says that the next steps are those of another model. */
    public void endRun() {
        nodes.forEach((name, isEmitted) -> {
            int[] counts = operators.computeIfAbsent(operator(name), operator -> new int[2]);
            counts[0] += isEmitted ? 1 : 0;
            counts[1]++;
            emitted += isEmitted ? 1 : 0;
            all++;
        });
        nodes.clear();
    }

    /** Whether nothing was told. */
    public boolean isEmpty() {
        return all == 0;
    }

    private static String operator(String node) {
        return node.contains(" ") ? node.substring(0, node.indexOf(' ')) : node;
    }

    /** One line: the share of all, then each operator with its emitted nodes of those that ran. */
    @Override
    public String toString() {
        List<String> each = new ArrayList<>();
        operators.forEach((operator, counts) -> each.add(operator + " " + counts[0] + "/" + counts[1]));
        return String.format(Locale.ROOT, "emitted %.1f %% of nodes: %d of %d (%s)",
                all == 0 ? 0 : 100.0 * emitted / all, emitted, all, String.join(", ", each));
    }
}
