package dev.teacup.export;

import static dev.teacup.error.Text.quoted;

import dev.teacup.ir.Node;
import dev.teacup.op.Attribute;
import dev.teacup.op.DTypes;
import dev.teacup.tensor.DType;

/**
 * What came to ONNX after {@link Exporter#OLDEST}: an operator, as its {@link dev.teacup.op.OpDef} says, an
 * attribute of one, or an element type that tensors here have.
 *
 * @param attribute the attribute, or null
 * @param dtypes the element types of the first operand, or null
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/Changelog.md">the changelog of ONNX's
 * operators</a>
 */
record Novelty(String opType, String attribute, DTypes dtypes, int since) {
    static final Novelty[] ALL = {
        new Novelty("Attention", "left_window_size", null, 25),
        new Novelty("Attention", "right_window_size", null, 25),
        new Novelty("Cast", "round_mode", null, 24),
        new Novelty("CastLike", "round_mode", null, 24),
        new Novelty("Celu", null, DTypes.of(DType.FLOAT16, DType.FLOAT64), 28),
        new Novelty("DequantizeLinear", "output_dtype", null, 23),
        new Novelty("QuantizeLinear", "precision", null, 23),
        new Novelty("Range", null, DTypes.of(DType.FLOAT16), 27),
        new Novelty("Range", "stash_type", null, 27),
    };

    /**
     * What operator set {@code opset} does not have of a node, or null.
     *
     * @param dtype the element type of its first operand, or null where it has none
     */
    static Novelty in(Node node, DType dtype, int opset) {
        int oldest = node.op().def().oldest();
        if (oldest > opset) {
            return new Novelty(node.opType(), null, null, oldest);
        }
        for (Novelty novelty : ALL) {
            if (novelty.since > opset && novelty.opType.equals(node.opType()) && novelty.isIn(node, dtype)) {
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

    @Override
    public String toString() {
        return attribute != null ? "the attribute " + quoted(attribute)
                : "the operator " + quoted(opType) + (dtypes == null ? "" : " of " + dtypes);
    }

    private boolean isIn(Node node, DType dtype) {
        return (attribute == null || node.attributes().has(attribute))
                && (dtypes == null || dtype != null && dtypes.has(dtype));
    }
}
