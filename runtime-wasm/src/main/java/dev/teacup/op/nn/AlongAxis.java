package dev.teacup.op.nn;

import dev.teacup.op.Check;
import dev.teacup.op.Composition;

/** An operator that computes each element from those that lie along {@code axis} with it. */
interface AlongAxis extends Composition {
    @Override
    default void check(Check c) {
        c.axis("axis", c.call().rank("input"));
    }
}
