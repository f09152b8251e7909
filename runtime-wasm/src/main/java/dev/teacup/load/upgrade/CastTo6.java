package dev.teacup.load.upgrade;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.onnx.DataType;
import dev.teacup.op.Attribute;

/** Before operator set 6 the attribute {@code to} held the name of the element type, and not its number. */
final class CastTo6 implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (!(node.attributes().get("to") instanceof Attribute.Text text)) {
            return node;
        }
        for (int code = 1; DataType.isKnown(code); code++) {
            if (DataType.name(code).equals(text.value())) {
                return node.with("to", code);
            }
        }
        throw new ModelException("the attribute 'to' names no element type", "a name such as FLOAT or INT64",
                quoted(text.value()), "export the model again");
    }
}
