package dev.teacup.train.optim;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;

/** What training makes small: asks a context for inputs and targets, and answers with a scalar loss. */
@FunctionalInterface
public interface Objective {
    Value loss(Context c);
}
