package dev.teacup.train.loss;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;
import dev.teacup.train.layer.Context;

/** What losses share: targets in the shape of the outputs, and weighted means. */
final class Targets {
    private Targets() {}

    /** Targets as real numbers in the shape of the outputs; [batch] stands for [batch, 1], too. */
    static Value like(Context c, Value outputs, Value targets) {
        Shape wanted = c.type(outputs).shape();
        Shape given = c.type(targets).shape();
        boolean lacksOne = given.rank() + 1 == wanted.rank() && wanted.dim(given.rank()).is(1);
        Value shaped = lacksOne ? c.op("Unsqueeze", targets, c.longs(-1)) : targets;
        c.require(c.type(shaped).shape().equals(wanted), "targets and outputs have different shapes",
                wanted.toString(), given.toString(), "give the targets the shape of the outputs");
        return c.as(shaped, c.real());
    }

    static Value mean(Context c, Value losses) {
        return c.op("ReduceMean", Attributes.of("keepdims", 0), losses);
    }

    /** sum(weights losses) / sum(weights). */
    static Value mean(Context c, Value losses, Value weights) {
        return c.op("Div", sum(c, c.op("Mul", losses, weights)), sum(c, weights));
    }

    private static Value sum(Context c, Value value) {
        return c.op("ReduceSum", Attributes.of("keepdims", 0), value);
    }

    static void checkSmoothing(Context c, double smoothing) {
        c.require(smoothing >= 0 && smoothing < 1, "the label smoothing is no share",
                "0 or more, and below 1",
                String.valueOf(smoothing), "0.1 is usual, 0 is none");
    }
}
