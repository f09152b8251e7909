package dev.teacup.train.loss;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;

/** How far the outputs of a model are from the targets of a batch. */
@FunctionalInterface
public interface Loss {
    /**
     * A scalar, the mean over the batch.
     *
     * @throws dev.teacup.error.ModelException when the two do not belong together
     */
    Value of(Context c, Value outputs, Value targets);
}
