package dev.teacup.train.loss;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.train.layer.Context;
import java.util.Arrays;

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

    /** The context in which refusals speak of the loss. */
    static Context loss(Context c) {
        return c.at("loss");
    }

    /**
     * The classes' indices as they are; one below 0, or behind the last class, stops the run, where OneHot
     * would take it for another class or for none.
     */
    static Value checked(Context c, Value labels, int classes) {
        long[] all = new long[classes];
        Arrays.setAll(all, index -> index);
        Value isNone = c.op("Less", labels, c.scalar(DType.INT64, 0));
        Value found = c.op("Where", isNone, c.scalar(DType.INT64, classes), labels);
        return c.op("Gather", c.longs(all), found);
    }

    /** Refuses weights that are no numbers from 0 on. */
    static void checkWeight(Context c, double weight) {
        c.require(weight >= 0 && Double.isFinite(weight), "a weight cannot be", "0 or more",
                String.valueOf(weight), "1 is as much as without weights");
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
