package dev.teacup.load.upgrade;

import dev.teacup.op.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of all steps; those of one operator stand in the order in which they are taken. */
public final class Upgrades {
    private static final String[] AXES = {"axes"};

    private static final Upgrade[] ALL = {
        new FusedConv(),
        new Renamed(2, "paddings", "pads", "Pad"),
        new Whole(2, "p", "GlobalLpPool", "LpPool"),
        new Default(4, "axis", new Attribute.Int(1), "Concat"),
        new Without(5, "consumed_inputs", "Reshape"),
        new AttributesToInputs(5, new String[] {"shape"}, "Reshape"),
        new Without(6, "consumed_inputs", "Abs", "Add", "BatchNormalization", "Ceil", "Clip", "Div",
                "Dropout",
                "Elu", "Exp", "Floor", "HardSigmoid", "InstanceNormalization", "LeakyRelu", "Log", "Max",
                "Mean",
                "Min", "Mul", "Neg", "PRelu", "Reciprocal", "Relu", "Selu", "Sigmoid", "Sqrt", "Sub", "Sum",
                "Tanh"),
        new CastTo6(),
        new ClipTo6(),
        new Default(6, "alpha", new Attribute.Real(1.6732f), "Selu"),
        new Default(6, "gamma", new Attribute.Real(1.0507f), "Selu"),
        new TileTo6(),
        new BatchNormalizationTo7(),
        new BroadcastTo7("Add", "And", "Div", "Equal", "Greater", "Less", "Mul", "Or", "Pow", "Sub", "Xor"),
        new DropoutTo7(),
        new PReluTo7(),
        new Without(7, "broadcast", "Gemm"),
        new Without(7, "output_sequence", "GRU", "LSTM", "RNN"),
        new BatchNormalizationTo9(),
        new ScanTo9(),
        new UpsampleTo9(),
        new AttributesToInputs(10, new String[] {"starts", "ends", "axes"}, "Slice"),
        new AttributesToInputs(10, new String[] {"k"}, "TopK"),
        new DropoutTo10(),
        new ClipTo11(),
        new OneHotTo11(),
        new ResizeTo11(),
        new AttributesToInputs(11, new String[] {"pads", "value"}, "Pad"),
        new ScatterTo11(),
        new Without(12, "ratio", "Dropout"),
        new AttributesToInputs(13, AXES, "ReduceSum", "Squeeze", "Unsqueeze"),
        new AttributesToInputs(13, new String[] {"split"}, "Split"),
        new SoftmaxTo13(),
        new BatchNormalizationTo14(),
        new Default(16, "coordinate_transformation_mode", new Attribute.Text("output_half_pixel"),
                "RoiAlign"),
        new AttributesToInputs(18, AXES, "ReduceL1", "ReduceL2", "ReduceLogSum", "ReduceLogSumExp",
                "ReduceMax",
                "ReduceMean", "ReduceMin", "ReduceProd", "ReduceSumSquare"),
        new SplitTo18(),
        new GridSampleTo20(),
        new Default(20, "axis", new Attribute.Int(1), "DFT"),
        new AttributesToInputs(20, new String[] {"dft_length", "axis"}, "DFT"),
        new GroupNormalizationTo21(),
        new AttentionTo24(),
    };

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
        // Every operator that has steps has a first operand, but for Scan; without it the node is refused.
        String operator = node.domain().isEmpty() ? node.opType() : node.domain() + "." + node.opType();
        boolean isWhole = !node.input(0).isEmpty() || operator.equals("Scan");
        List<Upgrade> steps = isWhole ? BY_OPERATOR.get(operator) : null;
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
