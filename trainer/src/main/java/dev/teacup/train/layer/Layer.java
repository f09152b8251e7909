package dev.teacup.train.layer;

import dev.teacup.op.Value;

/**
 * A part of a model with parameters of its own. A layer is a description and holds no values: applied in two
 * graphs, it has the same parameters, by their names, in both.
 */
@FunctionalInterface
public interface Layer {
    /**
     * What the layer makes of {@code x}.
     *
     * @throws dev.teacup.error.ModelException with the layer's name, when it cannot take a value of this type
     */
    Value of(Context c, Value x);
}
