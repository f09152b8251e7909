package dev.teacup.op.shape;

import dev.teacup.error.ModelException;
import dev.teacup.op.Check;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/** An operand that is one value, with or without dimensions. */
final class Single {
    private Single() {}

    /** Refuses an operand that is known to have more or fewer elements than one. */
    static void check(Check c, String input) {
        Shape shape = c.call().shape(input);
        if (shape.elements(0, shape.rank()).differs(Dim.of(1))) {
            throw new ModelException(Check.operand(input) + " is not one value", "one element",
                    shape.toString(), "reshape or slice it");
        }
    }
}
