package dev.teacup.load.upgrade;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import java.util.List;

/**
 * What ONNX Runtime makes of a convolution, when it saves a model that it has optimised: Y =
 * activation(Conv(X, W, B) + Z), where B, Z and the activation may be left out. The steps are nodes of their
 * own again.
 *
 * @see <a href="https://onnxruntime.ai/docs/reference/operators/ContribOperators.html">com.microsoft
 * FusedConv, since 1</a>
 */
final class FusedConv implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        String activation = node.text("activation", "");
        String z = node.input(3);
        String result = node.output(0);
        String sum = activation.isEmpty() ? result : around.fresh(result + "_sum");
        String product = z.isEmpty() ? sum : around.fresh(result + "_Conv");
        if (!z.isEmpty()) {
            around.after("Add", sum, product, z);
        }
        if (!activation.isEmpty()) {
            activate(activation, node, sum, around);
        }
        int operands = Math.min(node.inputs().size(), node.input(2).isEmpty() ? 2 : 3);
        return new OldNode("", "Conv", node.name(), node.inputs().subList(0, operands), List.of(product),
                node.attributes().without("activation").without("activation_params"));
    }

    private static void activate(String activation, OldNode node, String sum, Surroundings around) {
        float[] given = node.reals("activation_params");
        boolean isClip = activation.equals("Clip");
        boolean isHard = activation.equals("HardSigmoid");
        boolean isLeaky = activation.equals("LeakyRelu");
        if (!isClip && !isHard && !isLeaky && !activation.equals("Relu") && !activation.equals("Sigmoid")
                && !activation.equals("Tanh")) {
            throw new ModelException("the attribute 'activation' names an unknown function",
                    "one of Relu, Sigmoid, Tanh, LeakyRelu, Clip, HardSigmoid", quoted(activation),
                    "export the model before a runtime optimises it");
        }
        int wanted = isClip || isHard ? 2 : isLeaky ? 1 : given.length;
        if (given.length != wanted) {
            throw new ModelException("the attribute 'activation_params' has the wrong number of values",
                    wanted + " of them", Integer.toString(given.length),
                    "export the model before a runtime optimises it");
        }
        if (isClip) {
            DType dtype = around.type(node.input(0)).dtype();
            around.after(activation, node.output(0), sum, around.scalar(dtype, given[0]),
                    around.scalar(dtype, given[1]));
            return;
        }
        Attributes parameters = isHard || isLeaky ? Attributes.NONE.with("alpha", given[0]) : Attributes.NONE;
        around.after(activation, isHard ? parameters.with("beta", given[1]) : parameters, node.output(0),
                sum);
    }
}
