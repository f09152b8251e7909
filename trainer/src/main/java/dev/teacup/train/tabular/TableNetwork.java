package dev.teacup.train.tabular;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Standard;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Network;
import dev.teacup.train.tabular.feature.TableInputs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From a raw row to what is predicted of it: a linear model, and networks of one hidden layer that
 * have learnt side by side what it leaves over, averaged.
 *
 * @param inputs what the training rows taught
 * @param shape of the networks
 * @param target what is predicted
 * @param linear the model that they begin from, which stays as it is
 * @param standard mean and deviation of a number that is predicted, else null
 */
record TableNetwork(TableInputs inputs, Shape shape, Target target, TableLinear linear,
        Standard standard) implements Network {
    static final String PROBABILITY = "probability";
    static final String PROBABILITIES = "probabilities";
    static final String VALUE = "value";
    /** The features of a row, computed before training. */
    static final String FEATURES = "features";
    /** The mean of what the networks say of the features. */
    static final String SAID = "said";

    private static final double SMALL = 0.01;

    /**
     * How large the networks are.
     *
     * @param units of the hidden layer; 0 is the linear model alone
     * @param hiddenDropout the share of units that it leaves out
     * @param decay of weights
     * @param hasPieces whether they are given the pieces of numbers, too
     */
    record Shape(int units, double hiddenDropout, double decay, boolean hasPieces) {
        /** In words. */
        String words() {
            return units == 0 ? "the linear model alone"
                    : units + " hidden units, dropout " + hiddenDropout + ", decay " + decay
                            + (hasPieces ? ", with pieces of numbers" : "");
        }
    }

    @Override
    public void build(Context c) {
        Value said = said(c, shape.hasPieces() ? inputs.features(c) : inputs.plain(c));
        switch (target.task()) {
            case BINARY -> c.out(PROBABILITY, c.op("Sigmoid", said));
            case CLASSES -> c.out(PROBABILITIES, c.op("Softmax", said));
            default -> c.out(VALUE, c.op("Add", c.op("Mul", said, c.real(standard.deviation())),
                    c.real(standard.mean())));
        }
    }

    /** The same from features that are computed already: the logits, or the number in deviations. */
    Network ofFeatures(int width) {
        return c -> c.out(SAID, said(c, c.input(FEATURES, DType.FLOAT32, width)));
    }

    private Value said(Context c, Value features) {
        List<Value> all = members(c, features);
        Value sum = all.size() == 1 ? all.get(0) : c.op("Sum", all.toArray(Value[]::new));
        return c.op("Div", sum, c.real(all.size()));
    }

    /** What each network says of the features, [batch, outputs] each. */
    List<Value> members(Context c, Value features) {
        Value plain = plain(c, features);
        Value begin = linear(c, plain);
        List<Value> said = new ArrayList<>();
        for (int i = 0; i < TableFit.MEMBERS && shape.units() > 0; i++) {
            said.add(c.op("Add", begin, hidden(c, "member" + i, shape.hasPieces() ? features : plain)));
        }
        return said.isEmpty() ? List.of(begin) : said;
    }

    private Value plain(Context c, Value features) {
        return c.width(features) == linear.width() ? features
                : c.op("Slice", features, c.longs(0), c.longs(linear.width()), c.longs(1));
    }

    private Value linear(Context c, Value features) {
        int width = linear.width();
        int outputs = linear.outputs();
        double[] weights = new double[width * outputs];
        Arrays.setAll(weights, i -> linear.weights()[i % outputs][i / outputs]);
        double[] biases = Arrays.stream(linear.weights()).mapToDouble(of -> of[width]).toArray();
        return c.op("Add", c.op("MatMul", features, c.reals(new int[] {width, outputs}, weights)),
                c.reals(new int[] {1, outputs}, biases));
    }

    private Value hidden(Context c, String member, Value features) {
        Value units = Activation.RELU.of(c, Dense.of(member + ".hidden", shape.units()).of(c, features));
        Value kept = Dropout.of(member + ".units", shape.hiddenDropout()).of(c, units);
        return Dense.of(member + ".readout", linear.outputs(), Initial.uniform(SMALL)).of(c, kept);
    }
}
