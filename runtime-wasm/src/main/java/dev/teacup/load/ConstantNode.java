package dev.teacup.load;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * Constant: the tensor that one of its attributes holds.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Constant.html">ai.onnx Constant, since 1</a>
 */
final class ConstantNode {
    private static final int[] SCALAR = {};

    private ConstantNode() {}

    /** @throws ModelException without a place, where not exactly one attribute holds a value */
    static Tensor tensor(Attributes attributes, Constants constants) {
        String key = attributes.names().size() == 1 ? attributes.names().iterator().next() : "";
        Attribute value = attributes.get(key);
        if (value instanceof Attribute.Constant constant
                && (key.equals("value") || key.equals("sparse_value"))) {
            return constant.value();
        } else if (value instanceof Attribute.Int integer && key.equals("value_int")) {
            return constants.integers(DType.INT64, SCALAR, integer.value());
        } else if (value instanceof Attribute.Ints integers && key.equals("value_ints")) {
            return constants.integers(DType.INT64, new int[] {integers.values().length}, integers.values());
        } else if (value instanceof Attribute.Real real && key.equals("value_float")) {
            return constants.floats(SCALAR, real.value());
        } else if (value instanceof Attribute.Reals reals && key.equals("value_floats")) {
            return constants.floats(new int[] {reals.values().length}, reals.values());
        } else if (value instanceof Attribute.Text text && key.equals("value_string")) {
            return constants.texts(SCALAR, text.value());
        } else if (value instanceof Attribute.Texts texts && key.equals("value_strings")) {
            return constants.texts(new int[] {texts.values().length}, texts.values());
        }
        throw new ModelException("the constant has no value that is supported",
                "one attribute: value, value_int, value_float, value_string or a list of these",
                attributes.names().isEmpty() ? "none" : String.join(", ", attributes.names()),
                "export the model again");
    }
}
