package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.error.Text;
import dev.teacup.tensor.Num;

/** A function that a recurrent layer names in its attribute {@code activations}, in capitals or not. */
record Activation(int index, double alpha, double beta) {
    /** Those that take alpha and beta, those that take alpha, and those that take neither. */
    private static final String[] NAMES = {"Affine", "ScaledTanh", "HardSigmoid", "LeakyRelu",
        "ThresholdedRelu", "Elu", "Relu", "Tanh", "Sigmoid", "Softsign", "Softplus"};

    /** The values of those that take them, where the node gives none. */
    private static final double[] ALPHAS = {1, 1, 0.2f, 0.01f, 1, 1};

    private static final double[] BETAS = {0, 1, 0.5f};

    /**
     * The functions of a node, those of the second direction behind those of the first.
     *
     * @param usual the names, for one direction, where the node gives none
     */
    static Activation[] of(Call call, String[] usual, int directions) {
        Activation[] functions = new Activation[usual.length * directions];
        String[] names =
                call.value("activations") instanceof Attribute.Texts given ? given.values() : new String[0];
        // The default of RNN, as ONNX writes it, is two names, of which one direction reads the first.
        boolean isDefault = usual.length == 1 && names.length == 2;
        if (names.length != 0 && names.length != functions.length && !isDefault) {
            throw new ModelException("the attribute 'activations' has the wrong number of names",
                    usual.length + " for each direction", names.length + " for " + directions,
                    "export the model again");
        }
        int alphas = 0;
        int betas = 0;
        for (int i = 0; i < functions.length; i++) {
            int index = index(names.length == 0 ? usual[i % usual.length] : names[i]);
            double alpha = index < ALPHAS.length
                    ? value(call, "activation_alpha", alphas++, ALPHAS[index]) : 0;
            double beta = index < BETAS.length ? value(call, "activation_beta", betas++, BETAS[index]) : 0;
            functions[i] = new Activation(index, alpha, beta);
        }
        return functions;
    }

    private static double value(Call call, String key, int index, double usual) {
        boolean isGiven =
                call.value(key) instanceof Attribute.Reals given && index < given.values().length;
        return isGiven ? ((Attribute.Reals) call.value(key)).values()[index] : usual;
    }

    private static int index(String name) {
        for (int index = 0; index < NAMES.length; index++) {
            if (Text.lower(NAMES[index]).equals(Text.lower(name))) {
                return index;
            }
        }
        throw Check.unknown("activations", "one of " + String.join(", ", NAMES), Text.quoted(name));
    }

    /** The function of {@code x}. */
    double of(double x) {
        return switch (index) {
            case 0 -> alpha * x + beta;
            case 1 -> alpha * Num.tanh(beta * x);
            case 2 -> Math.min(1, Math.max(0, alpha * x + beta));
            case 3 -> x < 0 ? alpha * x : x;
            case 4 -> x < alpha ? 0 : x;
            case 5 -> x < 0 ? alpha * Num.expm1(x) : x;
            case 6 -> Math.max(0, x);
            case 7 -> Num.tanh(x);
            case 8 -> 1 / (1 + Num.exp(Num.negate(x)));
            case 9 -> x / (1 + Math.abs(x));
            default -> Math.max(0, x) + Num.log1p(Num.exp(Num.negate(Math.abs(x))));
        };
    }
}
