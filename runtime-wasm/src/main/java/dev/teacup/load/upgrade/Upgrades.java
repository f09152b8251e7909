package dev.teacup.load.upgrade;

import static dev.teacup.load.upgrade.AttributeChange.meaning;
import static dev.teacup.load.upgrade.AttributeChange.without;

import dev.teacup.op.Attribute;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The list of all steps; those of one operator stand in the order in which they are taken. */
public final class Upgrades {
    private static final Step[] ALL = {
        new Step(2, "com.microsoft.FusedConv", new FusedConv()),
        new Step(2, "Pad", new AttributeChange("paddings", "pads", null)),
        new Step(2, "GlobalLpPool LpPool", new Whole("p")),
        new Step(4, "Concat", meaning("axis", new Attribute.Int(1))),
        new Step(5, "Reshape", without("consumed_inputs")),
        new Step(5, "Reshape", new AttributesToInputs("shape")),
        new Step(6, "Abs Add BatchNormalization Ceil Clip Div Dropout Elu Exp Floor HardSigmoid "
                + "InstanceNormalization LeakyRelu Log Max Mean Min Mul Neg PRelu Reciprocal Relu Selu "
                + "Sigmoid Sqrt Sub Sum Tanh", without("consumed_inputs")),
        new Step(6, "Cast", new CastTo6()),
        new Step(6, "Clip", new ClipTo6()),
        new Step(6, "Selu", meaning("alpha", new Attribute.Real(1.6732f))),
        new Step(6, "Selu", meaning("gamma", new Attribute.Real(1.0507f))),
        new Step(6, "Tile", new TileTo6()),
        new Step(7, "BatchNormalization", new BatchNormalizationTo7()),
        new Step(7, "Add And Div Equal Greater Less Mul Or Pow Sub Xor", new BroadcastTo7()),
        new Step(7, "Dropout", new DropoutTo7()),
        new Step(7, "PRelu", new PReluTo7()),
        new Step(7, "Gemm", without("broadcast")),
        new Step(7, "GRU LSTM RNN", without("output_sequence")),
        new Step(9, "BatchNormalization", new BatchNormalizationTo9()),
        new Step(9, "Scan", new ScanTo9()),
        new Step(9, "Upsample", new UpsampleTo9()),
        new Step(10, "Slice", new AttributesToInputs("starts", "ends", "axes")),
        new Step(10, "TopK", new AttributesToInputs("k")),
        new Step(10, "Dropout", new DropoutTo10()),
        new Step(11, "Clip", new ClipTo11()),
        new Step(11, "OneHot", new OneHotTo11()),
        new Step(11, "Resize Upsample", new ResizeTo11()),
        new Step(11, "Pad", new AttributesToInputs("pads", "value")),
        new Step(11, "Scatter", new ScatterTo11()),
        new Step(12, "Dropout", without("ratio")),
        new Step(13, "ReduceSum Squeeze Unsqueeze", new AttributesToInputs("axes")),
        new Step(13, "Split", new AttributesToInputs("split")),
        new Step(13, "Softmax LogSoftmax Hardmax", new SoftmaxTo13()),
        new Step(14, "BatchNormalization", new BatchNormalizationTo14()),
        new Step(16, "RoiAlign",
                meaning("coordinate_transformation_mode", new Attribute.Text("output_half_pixel"))),
        new Step(18, "ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin "
                + "ReduceProd ReduceSumSquare", new AttributesToInputs("axes")),
        new Step(18, "Split", new SplitTo18()),
        new Step(20, "GridSample", new GridSampleTo20()),
        new Step(20, "DFT", meaning("axis", new Attribute.Int(1))),
        new Step(20, "DFT", new AttributesToInputs("dft_length", "axis")),
        new Step(21, "GroupNormalization", new GroupNormalizationTo21()),
        new Step(24, "Attention", new AttentionTo24()),
    };

    private static final Map<String, List<Step>> BY_OPERATOR = byOperator();

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

    private static Map<String, List<Step>> byOperator() {
        Map<String, List<Step>> byOperator = new HashMap<>();
        for (Step step : ALL) {
            String rest = step.operators() + " ";
            while (!rest.isEmpty()) {
                int end = rest.indexOf(' ');
                String operator = rest.substring(0, end);
                rest = rest.substring(end + 1);
                List<Step> steps = byOperator.get(operator);
                if (steps == null) {
                    steps = new ArrayList<>();
                    byOperator.put(operator, steps);
                }
                steps.add(step);
            }
        }
        return byOperator;
    }
}
