package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Network;
import java.util.List;

/**
 * From a raw strike to the probability of damage. Several networks of one hidden layer, each with a linear
 * path beside it and a view of its own of the features, learn side by side. Their logits are averaged, so in
 * use they are one wide network.
 *
 * @param inputs what the training rows taught
 * @param members how many networks there are
 * @param hidden units of each
 * @param inputDropout the share of features that training leaves out of a step
 * @param hiddenDropout the share of hidden units that it leaves out
 * @param baseRate the share of strikes with damage, where every member begins
 */
record StrikeNetwork(StrikeInputs inputs, int members, int hidden, double inputDropout, double hiddenDropout,
        double baseRate) implements Network {
    static final String PROBABILITY = "probability";

    /** The standard deviation of the first weights, whose inputs are mostly zeros. */
    private static final double FIRST_DEVIATION = 0.129;
    private static final double ROOT_OF_3 = 1.7320508;

    @Override
    public void build(Context c) {
        Value features = new StrikeFeatures(inputs).of(c);
        Value units = units(c, features);
        Value read = c.op("Reshape", c.op("Div", readout(c), c.real(members)),
                c.longs((long) members * hidden, 1));
        Value linear = mean(c, linearWeights(c), 1);
        Value logit = c.op("Add", c.op("MatMul", units, read), c.op("MatMul", features, linear));
        c.out(PROBABILITY, c.op("Sigmoid", c.op("Add", logit, mean(c, bias(c), 0))));
    }

    /** One logit for each member, [batch, members], in training. */
    Value logits(Context c) {
        Value features = Dropout.of("features", inputDropout).of(c, new StrikeFeatures(inputs).of(c));
        Value units = Dropout.of("units", hiddenDropout).of(c, units(c, features));
        Value own = c.op("Reshape", units, c.longs(-1, members, hidden));
        Value read =
                c.op("ReduceSum", Attributes.of("keepdims", 0), c.op("Mul", own, readout(c)), c.longs(2));
        Value linear = c.op("MatMul", features, linearWeights(c));
        return c.op("Add", c.op("Add", read, linear), bias(c));
    }

    /** The hidden units of all members, [batch, members * hidden]. */
    private Value units(Context c, Value features) {
        int all = members * hidden;
        Value weights = c.parameter("hidden.W", spread(FIRST_DEVIATION), true, c.width(features), all);
        Value bias = c.parameter("hidden.B", Initial.constant(0), false, all);
        return Activation.RELU.of(c, c.op("Gemm", features, c.op("Mul", weights, mask(c, hidden)), bias));
    }

    private Value readout(Context c) {
        return c.parameter("readout.W", spread(1 / Math.sqrt(hidden)), true, members, hidden);
    }

    private Value linearWeights(Context c) {
        Value mask = mask(c, 1);
        int features = (int) c.type(mask).shape().dim(0).size();
        return c.op("Mul", c.parameter("linear.W", Initial.constant(0), true, features, members), mask);
    }

    private Value bias(Context c) {
        double logOdds = Math.log(baseRate / (1 - baseRate));
        return c.parameter("readout.B", Initial.constant((float) logOdds), false, members);
    }

    /**
     * 1 where a member sees a feature, else 0: [features, members * times], each member's column so many
     * times.
     */
    private Value mask(Context c, int times) {
        List<double[]> seen = new StrikeFeatures(inputs).seenBy(StrikeViews.of(members), members);
        double[] mask = new double[seen.size() * members * times];
        for (int i = 0; i < mask.length; i++) {
            int column = i % (members * times);
            mask[i] = seen.get(i / (members * times))[column / times];
        }
        return c.reals(new int[] {seen.size(), members * times}, mask);
    }

    private static Value mean(Context c, Value values, int axis) {
        return c.op("ReduceMean", Attributes.of("keepdims", 1), values, c.longs(axis));
    }

    private static Initial spread(double deviation) {
        return Initial.uniform(ROOT_OF_3 * deviation);
    }
}
