package dev.teacup.train.loss;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.train.layer.Context;

/**
 * The weighted mean of -log softmax(logits)[label] over logits [batch, classes] and labels [batch] (int64,
 * counted from 0; one that is no class stops the training).
 *
 * @param classWeights one for each class, or none at all where all weigh 1
 * @param smoothing the share that is taken from the label and spread over all classes
 */
public record SoftmaxCrossEntropy(double[] classWeights, double smoothing) implements Loss {
    /** Without weights and smoothing. */
    public static final SoftmaxCrossEntropy PLAIN = new SoftmaxCrossEntropy(new double[0], 0);

    @Override
    public Value of(Context outer, Value logits, Value labels) {
        Context c = Targets.loss(outer);
        Targets.checkSmoothing(c, smoothing);
        int classes = c.width(logits);
        Shape shape = c.type(logits).shape();
        c.require(shape.rank() == 2 && c.type(labels).dtype() == DType.INT64
                && c.type(labels).shape().equals(Shape.of(shape.dim(0))),
                "logits and labels do not belong together", "float [batch, classes] and int64 [batch]",
                c.type(logits) + " and " + c.type(labels), "give each sample the index of its class");
        c.require(classWeights.length == 0 || classWeights.length == classes,
                "there is not one weight for each class", classes + " weights",
                classWeights.length + " weights", "give one for each class, or none");
        for (double weight : classWeights) {
            Targets.checkWeight(c, weight);
        }
        Value known = Targets.checked(c, labels, classes);
        Value oneHot = c.as(c.op("OneHot", known, c.longs(classes), c.longs(0, 1)), c.real());
        Value smooth = smoothing == 0 ? oneHot
                : c.op("Add", c.op("Mul", oneHot, c.real(1 - smoothing)), c.real(smoothing / classes));
        Value logLikelihood = c.op("Mul", c.op("LogSoftmax", logits), smooth);
        Value losses =
                c.op("Neg", c.op("ReduceSum", Attributes.of("keepdims", 0), logLikelihood, c.longs(1)));
        if (classWeights.length == 0) {
            return Targets.mean(c, losses);
        }
        return Targets.mean(c, losses, c.op("Gather", c.reals(new int[] {classes}, classWeights), known));
    }
}
