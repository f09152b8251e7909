package dev.teacup.load.upgrade;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
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
    public String[] operators() {
        return new String[] {"com.microsoft.FusedConv"};
    }

    @Override
    public int to() {
        return 2;
    }

    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        String activation = node.text("activation", "");
        String z = node.input(3);
        String result = node.output(0);
        String sum = activation.isEmpty() ? result : around.fresh(result + "_sum");
        String product = z.isEmpty() ? sum : around.fresh(result + "_Conv");
        if (!z.isEmpty()) {
            around.after("Add", Attributes.NONE, sum, product, z);
        }
        if (!activation.isEmpty()) {
            activate(activation, node, sum, around);
        }
        int operands = Math.min(node.inputs().size(), node.input(2).isEmpty() ? 2 : 3);
        return new OldNode("", "Conv", node.name(), node.inputs().subList(0, operands), List.of(product),
                node.attributes().without("activation").without("activation_params"));
    }

    private static void activate(String activation, OldNode node, String sum, Surroundings around) {
        String result = node.output(0);
        switch (activation) {
            case "Relu", "Sigmoid", "Tanh" -> around.after(activation, Attributes.NONE, result, sum);
            case "LeakyRelu" -> around.after(activation, parameters(node, "alpha"), result, sum);
            case "HardSigmoid" ->
                around.after(activation, parameters(node, "alpha", "beta"), result, sum);
            case "Clip" -> {
                Attributes bounds = parameters(node, "min", "max");
                around.after(activation, Attributes.NONE, result, sum, bound(bounds, "min", node, around),
                        bound(bounds, "max", node, around));
            }
            default -> throw new ModelException("the attribute 'activation' names an unknown function",
                    "one of Relu, Sigmoid, Tanh, LeakyRelu, Clip, HardSigmoid", quoted(activation),
                    "export the model before a runtime optimises it");
        }
    }

    /** The parameters of the activation under these names. */
    private static Attributes parameters(OldNode node, String... names) {
        float[] given = node.reals("activation_params");
        if (given.length != names.length) {
            throw new ModelException("the attribute 'activation_params' has the wrong number of values",
                    names.length + " of them", Integer.toString(given.length),
                    "export the model before a runtime optimises it");
        }
        Attributes parameters = Attributes.NONE;
        for (int i = 0; i < names.length; i++) {
            parameters = parameters.with(names[i], given[i]);
        }
        return parameters;
    }

    private static String bound(Attributes bounds, String name, OldNode node, Surroundings around) {
        DType dtype = around.type(node.input(0)).dtype();
        return around.scalar(dtype, ((Attribute.Real) bounds.get(name)).value());
    }
}
