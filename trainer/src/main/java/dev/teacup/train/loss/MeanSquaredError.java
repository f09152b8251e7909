package dev.teacup.train.loss;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;

/** The mean of (y - t)^2 over outputs y [batch, ..] and targets t of their shape. */
public record MeanSquaredError() implements Loss {
    @Override
    public Value of(Context outer, Value outputs, Value targets) {
        Context c = Targets.loss(outer);
        Value difference = c.op("Sub", outputs, Targets.like(c, outputs, targets));
        return Targets.mean(c, c.op("Mul", difference, difference));
    }
}
