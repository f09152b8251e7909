package dev.teacup.load.upgrade;

import static dev.teacup.load.upgrade.AttributeChange.meaning;
import static dev.teacup.load.upgrade.AttributeChange.without;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The list of all steps, those of {@link RareUpgrades} first; those of one operator stand in the order in
 * which they are taken.
 */
public final class Upgrades {
    private static final Step[] COMMON = {
        new Step(2, "com.microsoft.FusedConv", new FusedConv()),
        new Step(9, "BatchNormalization", new BatchNormalizationTo9()),
        new Step(9, "Upsample", new UpsampleTo9()),
        new Step(10, "Slice", new AttributesToInputs("starts", "ends", "axes")),
        new Step(10, "TopK", new AttributesToInputs("k")),
        new Step(10, "Dropout", new DropoutTo10()),
        new Step(11, "Clip", new ClipTo11()),
        new Step(11, "OneHot", new OneHotTo11()),
        new Step(11, "Resize Upsample", new ResizeTo11()),
        new Step(11, "Pad", new AttributesToInputs("pads", "value")),
        new Step(12, "Dropout", without("ratio")),
        new Step(13, "ReduceSum Squeeze Unsqueeze", new AttributesToInputs("axes")),
        new Step(13, "Split", new AttributesToInputs("split")),
        new Step(13, "Softmax LogSoftmax Hardmax", new SoftmaxTo13()),
        new Step(14, "BatchNormalization", new BatchNormalizationTo14()),
        new Step(18, "ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin "
                + "ReduceProd ReduceSumSquare", new AttributesToInputs("axes")),
        new Step(18, "Split", new SplitTo18()),
        new Step(21, "GroupNormalization", new GroupNormalizationTo21()),
        new Step(24, "Attention", new AttentionTo24()),
    };

    private static final Map<String, List<Step>> BY_OPERATOR = new HashMap<>();

    private static final boolean IS_SMALL_ENGINE;

    static {
        Step[] rare = RareUpgrades.all();
        IS_SMALL_ENGINE = rare.length == 0;
        list(rare);
        list(COMMON);
    }

    private Upgrades() {}

    /** The steps of each operator, in the order of the list. */
    public static Map<String, List<Step>> all() {
        return BY_OPERATOR;
    }

    /**
     * A node of operator set {@code opset} in the newest form.
     *
     * @throws dev.teacup.error.ModelException without a place, for a node that has no newer form
     */
    public static OldNode apply(OldNode node, int opset, Surroundings around) {
        if (IS_SMALL_ENGINE) {
            RareUpgrades.checkLeast(node, opset);
        }
        // Every operator that has steps has a first operand, but for Scan; without it the node is refused.
        String operator = node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType();
        boolean isWhole = !node.input(0).isEmpty() || operator.equals("Scan");
        List<Step> steps = isWhole ? BY_OPERATOR.get(operator) : null;
        OldNode newer = node;
        for (int i = 0; steps != null && i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.to() > opset) {
                newer = step.upgrade().apply(newer, around);
            }
        }
        return newer;
    }

    private static void list(Step[] all) {
        for (Step step : all) {
            String rest = step.operators() + " ";
            while (!rest.isEmpty()) {
                int end = rest.indexOf(' ');
                String operator = rest.substring(0, end);
                rest = rest.substring(end + 1);
                List<Step> steps = BY_OPERATOR.get(operator);
                if (steps == null) {
                    steps = new ArrayList<>();
                    BY_OPERATOR.put(operator, steps);
                }
                steps.add(step);
            }
        }
    }
}
