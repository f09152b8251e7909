package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;

/**
 * Each channel of x [batch, channels, D1 .. Dn], moved and scaled to mean 0 and variance 1, then scaled and
 * moved as trained. In training mean and variance are those of the batch; in use they are running ones. A
 * batch needs some elements of each channel: of a single one the variance is 0, and nothing is learnt.
 *
 * @param momentum how much of a running mean a step keeps
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe, Szegedy</a>
 */
public record BatchNormalization(String name, double momentum) implements Layer {
    private static final String MEAN = "mean";
    private static final String VARIANCE = "variance";

    /** One whose running statistics are those of some hundred steps. */
    public static BatchNormalization of(String name) {
        return new BatchNormalization(name, 0.99);
    }

    @Override
    public Value of(Context outer, Value x) {
        Context c = outer.in(name, this);
        c.require(momentum >= 0 && momentum < 1, "its momentum is no share that is kept",
                "0 or more, and below 1", String.valueOf(momentum), "0.9 to 0.999 is usual");
        Shape shape = c.type(x).shape();
        c.require(c.type(x).dtype() == c.real() && shape.hasRank() && shape.rank() >= 2
                && shape.dim(1).isKnown(), "its input has no channels",
                c.real() + "[batch, channels, ..] with a known number of channels", c.type(x).toString(),
                "put the channels behind the batch, and give their number where the input is declared");
        int channels = (int) shape.dim(1).size();
        Value scale = c.parameter("scale", Initial.constant(1), false, channels);
        Value bias = c.parameter("B", Initial.constant(0), false, channels);
        Value mean = c.statistic(MEAN, Initial.constant(0), channels);
        Value variance = c.statistic(VARIANCE, Initial.constant(1), channels);
        if (!c.isTraining()) {
            return c.op("BatchNormalization", x, scale, bias, mean, variance);
        }
        // ONNX Runtime writes the running statistics over its operands: nothing else may read those.
        Attributes training = Attributes.of("training_mode", 1).with("momentum", (float) momentum);
        Value[] results = c.ops("BatchNormalization", 3, training, x, scale, bias, mean, variance);
        c.update(MEAN, results[1]);
        c.update(VARIANCE, results[2]);
        return results[0];
    }
}
