package dev.teacup.train.loss;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.train.layer.Context;

/**
 * The mean of -log softmax(logits)[label] over the steps of all sequences: logits [batch, steps, classes],
 * labels int64 [batch, steps], below 0 behind the end of a sequence, which does not count.
 *
 * @param smoothing the share that is taken from the label and spread over all classes
 */
public record SequenceCrossEntropy(double smoothing) implements Loss {
    private static final Attributes FLAT = Attributes.of("keepdims", 0);

    @Override
    public Value of(Context outer, Value logits, Value labels) {
        Context c = Targets.loss(outer);
        Targets.checkSmoothing(c, smoothing);
        int classes = c.width(logits);
        Shape shape = c.type(logits).shape();
        c.require(shape.rank() == 3 && c.type(labels).dtype() == DType.INT64
                && c.type(labels).shape().equals(Shape.of(shape.dim(0), shape.dim(1))),
                "logits and labels do not belong together",
                "float [batch, steps, classes] and int64 [batch, steps]",
                c.type(logits) + " and " + c.type(labels), "give each step the index of its class");
        Value nothing = c.scalar(DType.INT64, 0);
        Value counts = c.as(c.op("GreaterOrEqual", labels, nothing), c.real());
        Value known = Targets.checked(c, c.op("Max", labels, nothing), classes);
        Value oneHot = c.op("OneHot", known, c.longs(classes), c.longs(0, 1));
        Value likelihood = c.op("LogSoftmax", logits);
        Value ofLabels = c.op("ReduceSum", FLAT, c.op("Mul", likelihood, c.as(oneHot, c.real())), c.longs(2));
        Value ofAll = c.op("ReduceMean", FLAT, likelihood, c.longs(2));
        Value smooth = smoothing == 0 ? ofLabels
                : c.op("Add", c.op("Mul", ofLabels, c.real(1 - smoothing)),
                        c.op("Mul", ofAll, c.real(smoothing)));
        return Targets.mean(c, c.op("Neg", smooth), counts);
    }
}
