package dev.teacup.load.upgrade;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;

/**
 * Attributes become operands: the first of {@code keys} the second operand, and so on. Integers become an
 * int64 tensor of one dimension, a float a scalar of the first operand's element type.
 */
record AttributesToInputs(String... keys) implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        OldNode newer = node;
        for (int i = 0; i < keys.length; i++) {
            Attribute value = node.attributes().get(keys[i]);
            if (value != null) {
                if (!node.input(i + 1).isEmpty()) {
                    throw new ModelException(quoted(keys[i]) + " is given as an attribute and as an input",
                            "one of them",
                            "both", "export the model again");
                }
                newer = newer.without(keys[i]).withInput(i + 1, constant(keys[i], value, node, around));
            }
        }
        return newer;
    }

    private static String constant(String key, Attribute value, OldNode node, Surroundings around) {
        if (value instanceof Attribute.Ints integers) {
            return around.longs(integers.values());
        } else if (value instanceof Attribute.Int integer) {
            return around.longs(integer.value());
        } else if (value instanceof Attribute.Real real) {
            return around.scalar(around.type(node.input(0)).dtype(), real.value());
        }
        throw new ModelException("the attribute " + quoted(key) + " has the wrong type",
                "a number, or integers",
                value.kind(), "export the model again");
    }
}
