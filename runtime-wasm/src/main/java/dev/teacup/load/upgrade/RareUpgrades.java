package dev.teacup.load.upgrade;

import static dev.teacup.load.upgrade.AttributeChange.meaning;
import static dev.teacup.load.upgrade.AttributeChange.without;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;

/**
 * The steps of operator sets that no exporter of today writes, and of operators that few models have. The
 * engine that a page fetches first is built without them, as it is without {@link dev.teacup.op.RareOps}.
 */
public final class RareUpgrades {
    private static final int LEAST = 7;
    private static final int LEAST_OF_SCAN = 9;

    private RareUpgrades() {}

    /** These steps, in the order in which they are taken; none in the small engine. */
    public static Step[] all() {
        return new Step[] {
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
            new Step(9, "Scan", new ScanTo9()),
            new Step(11, "Scatter", new ScatterTo11()),
            new Step(16, "RoiAlign",
                    meaning("coordinate_transformation_mode", new Attribute.Text("output_half_pixel"))),
            new Step(20, "GridSample", new GridSampleTo20()),
            new Step(20, "DFT", meaning("axis", new Attribute.Int(1))),
            new Step(20, "DFT", new AttributesToInputs("dft_length", "axis")),
        };
    }

    /**
     * The oldest operator set whose nodes of one of ONNX's own operators the small engine reads; those of
     * older ones it leaves to the engine with all steps, changed or not.
     */
    public static int least(String operator) {
        return operator.equals("Scan") ? LEAST_OF_SCAN : LEAST;
    }

    /** @throws ModelException without a place, for a node that the small engine leaves to the other one */
    static void checkLeast(OldNode node, int opset) {
        int least = least(node.opType());
        if (node.domain().isEmpty() && opset < least) {
            throw ModelException.ofUnknownOperator("", "the operator set is too old for this engine",
                    "opset " + least + " or newer", "opset " + opset, "export the model again");
        }
    }
}
