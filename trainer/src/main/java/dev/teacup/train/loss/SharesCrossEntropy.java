package dev.teacup.train.loss;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.layer.Context;

/**
 * The mean of -sum(shares log softmax(logits)) over logits [batch, candidates] and shares of the same shape,
 * each row of which adds up to 1. With a temperature in the logits and one right candidate it is InfoNCE; a
 * candidate that is wrong and scores high has the largest gradient, so that hard negatives weigh most.
 *
 * @see <a href="https://arxiv.org/abs/1807.03748">van den Oord, Li, Vinyals, equation 4</a>
 */
public record SharesCrossEntropy() implements Loss {
    @Override
    public Value of(Context outer, Value logits, Value shares) {
        Context c = Targets.loss(outer);
        Value told = c.op("Mul", c.op("LogSoftmax", logits), Targets.like(c, logits, shares));
        return Targets.mean(c, c.op("Neg", c.op("ReduceSum", Attributes.of("keepdims", 0), told,
                c.longs(1))));
    }
}
