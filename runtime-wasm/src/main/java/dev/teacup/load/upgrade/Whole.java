package dev.teacup.load.upgrade;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attribute;
import dev.teacup.tensor.DecimalText;

/** An attribute was a float, and is an integer now. */
record Whole(String attribute) implements Upgrade {
    @Override
    public OldNode apply(OldNode node, Surroundings around) {
        if (!(node.attributes().get(attribute) instanceof Attribute.Real real)) {
            return node;
        }
        long value = (long) real.value();
        if (value != real.value()) {
            throw new ModelException("the attribute " + quoted(attribute) + " is no whole number",
                    "a whole number", DecimalText.text(real.value()),
                    "export the model again");
        }
        return node.with(attribute, value);
    }
}
