package dev.teacup.export;

import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;

/**
 * What came to ONNX after {@link Exporter#OLDEST}: an operator, or an attribute of one. Of all other
 * operators newer sets only take further element types, which no tensor here has.
 *
 * @param attribute the attribute, or null where the whole operator is new
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/Changelog.md">the changelog of ONNX's
 * operators</a>
 */
record Novelty(String opType, String attribute, int since) {
    static final Novelty[] ALL = {
        new Novelty("Attention", null, 23),
        new Novelty("Attention", "left_window_size", 25),
        new Novelty("Attention", "right_window_size", 25),
        new Novelty("BitCast", null, 26),
        new Novelty("Cast", "round_mode", 24),
        new Novelty("CastLike", "round_mode", 24),
        new Novelty("CausalConvWithState", null, 27),
        new Novelty("CumProd", null, 26),
        new Novelty("DequantizeLinear", "output_dtype", 23),
        new Novelty("LinearAttention", null, 27),
        new Novelty("QuantizeLinear", "precision", 23),
        new Novelty("RMSNormalization", null, 23),
        new Novelty("Range", "stash_type", 27),
        new Novelty("RotaryEmbedding", null, 23),
        new Novelty("Swish", null, 24),
        new Novelty("TensorScatter", null, 24),
    };

    /** The operator or attribute of a node that operator set {@code opset} does not have, or null. */
    static Novelty in(Node node, int opset) {
        for (Novelty novelty : ALL) {
            if (novelty.since > opset && novelty.opType.equals(node.opType()) && novelty.isIn(node)) {
                return novelty;
            }
        }
        return null;
    }

    /**
     * Whether the node says no more than the default of the new attribute, which older sets mean without it.
     */
    boolean isDefault(Node node) {
        Attribute initial = attribute == null ? null : node.op().def().parameter(attribute).initial();
        return initial != null && initial.equals(node.attributes().get(attribute));
    }

    private boolean isIn(Node node) {
        return attribute == null || node.attributes().has(attribute);
    }
}
