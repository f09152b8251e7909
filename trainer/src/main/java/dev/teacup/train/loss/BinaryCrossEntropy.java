package dev.teacup.train.loss;

import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;

/**
 * The weighted mean of log(1 + exp(z)) - t z over logits z [batch, ..] and targets t of their shape, which is
 * -t log(p) - (1 - t) log(1 - p) for p = 1 / (1 + exp(-z)) and does not overflow.
 *
 * @param positiveWeight the weight of a sample with target 1; one with target 0 weighs 1
 * @param smoothing the share s by which targets are drawn to one half: t (1 - s) + s / 2
 */
public record BinaryCrossEntropy(double positiveWeight, double smoothing) implements Loss {
    /** Without weights and smoothing. */
    public static final BinaryCrossEntropy PLAIN = new BinaryCrossEntropy(1, 0);

    @Override
    public Value of(Context outer, Value logits, Value targets) {
        Context c = Targets.loss(outer);
        Targets.checkWeight(c, positiveWeight);
        Targets.checkSmoothing(c, smoothing);
        Value t = Targets.like(c, logits, targets);
        Value smooth = smoothing == 0 ? t
                : c.op("Add", c.op("Mul", t, c.real(1 - smoothing)), c.real(smoothing / 2));
        Value losses = c.op("Sub", c.op("Softplus", logits), c.op("Mul", smooth, logits));
        if (positiveWeight == 1) {
            return Targets.mean(c, losses);
        }
        Value weights = c.op("Add", c.op("Mul", t, c.real(positiveWeight - 1)), c.real(1));
        return Targets.mean(c, losses, weights);
    }
}
