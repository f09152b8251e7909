package dev.teacup.train.layer;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Shape;

/**
 * Each channel of x [batch, channels, D1 .. Dn], moved and scaled to mean 0 and variance 1, then scaled and
 * moved as trained. In training mean and variance are those of the batch; in use they are running ones. A
 * batch needs some elements of each channel: from a single one, whose variance is 0, nothing is learnt.
 *
 * @param momentum how much of a running statistic a step keeps; the first steps keep less, so that a short
 *     training has statistics of its data, too
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
        // With a momentum of 0 the operator gives the statistics of the batch, whatever the running ones are.
        // ONNX Runtime writes them over its operands, so it gets values that nothing else reads.
        Attributes training = Attributes.of("training_mode", 1).with("momentum", 0f);
        Value[] results = c.ops("BatchNormalization", 3, training, x, scale, bias, c.op("Neg", mean),
                c.op("Neg", variance));
        Value share = share(c, x, channels);
        c.update(MEAN, moved(c, mean, results[1], share));
        c.update(VARIANCE, moved(c, variance, results[2], share));
        return results[0];
    }

    private static Value moved(Context c, Value from, Value to, Value share) {
        return c.op("Add", from, c.op("Mul", c.op("Sub", to, from), share));
    }

    /**
     * 1 - min(momentum, (step - 1) / (step + 9)): how much of a running statistic is new; nothing where a
     * channel has a single element, and so no variance.
     */
    private Value share(Context c, Value x, int channels) {
        Value step = c.as(c.step(), c.real());
        Value grown = c.op("Div", c.op("Sub", step, c.real(1)), c.op("Add", step, c.real(9)));
        Value share = c.op("Sub", c.real(1), c.op("Min", grown, c.real(momentum)));
        Value elements = c.op("Div", c.as(c.op("Size", x), c.real()), c.real(channels));
        return c.op("Mul", share, c.op("Min", c.op("Sub", elements, c.real(1)), c.real(1)));
    }
}
