package dev.teacup.load.upgrade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of all steps; those of one operator stand in the order in which they are taken. */
public final class Upgrades {
    private static final Upgrade[] ALL = {};

    private static final Map<String, List<Upgrade>> BY_OPERATOR = byOperator();

    private Upgrades() {}

    /** All of them, in the order of the list. */
    public static List<Upgrade> all() {
        List<Upgrade> all = new ArrayList<>();
        for (Upgrade upgrade : ALL) {
            all.add(upgrade);
        }
        return all;
    }

    /**
     * A node of operator set {@code opset} in the newest form; null where other nodes stand in its place.
     *
     * @throws dev.teacup.error.ModelException without a place, for a node that has no newer form
     */
    public static OldNode apply(OldNode node, int opset, Surroundings around) {
        List<Upgrade> steps = node.domain().isEmpty() ? BY_OPERATOR.get(node.opType()) : null;
        OldNode newer = node;
        for (int i = 0; steps != null && newer != null && i < steps.size(); i++) {
            if (steps.get(i).to() > opset) {
                newer = steps.get(i).apply(newer, around);
            }
        }
        return newer;
    }

    private static Map<String, List<Upgrade>> byOperator() {
        Map<String, List<Upgrade>> byOperator = new HashMap<>();
        for (Upgrade upgrade : ALL) {
            for (String operator : upgrade.operators()) {
                List<Upgrade> steps = byOperator.get(operator);
                if (steps == null) {
                    steps = new ArrayList<>();
                    byOperator.put(operator, steps);
                }
                steps.add(upgrade);
            }
        }
        return byOperator;
    }
}
