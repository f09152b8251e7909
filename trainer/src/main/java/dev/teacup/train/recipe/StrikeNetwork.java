package dev.teacup.train.recipe;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Vocabulary;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * From a raw strike to the probability of damage: words become ones in the place of the word (or of <i>other</i>), the
 * month two waves a year, the speed its deviations from the mean, their square, and a mark where it is missing. Some
 * networks of one hidden layer, each with a linear path beside it, are trained side by side, and their probabilities
 * averaged.
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
        Value each = c.op("Sigmoid", logits(c));
        c.out(PROBABILITY, c.op("ReduceMean", Attributes.of("keepdims", 1), each, c.longs(1)));
    }

    /** One logit for each member, [batch, members]. */
    Value logits(Context c) {
        Value features = Dropout.of("features", inputDropout).of(c, features(c));
        Value units = Dense.of("hidden", members * hidden, spread(FIRST_DEVIATION)).of(c, features);
        Value active = Dropout.of("units", hiddenDropout).of(c, Activation.RELU.of(c, units));
        Value read = new Readout("members", members, hidden, logOdds()).of(c, active);
        Value linear = new Dense("linear", members, false, Initial.constant(0)).of(c, features);
        return c.op("Add", read, linear);
    }

    /** One sum for each member over its own units. */
    private record Readout(String name, int members, int hidden, double bias) implements Layer {
        @Override
        public Value of(Context outer, Value units) {
            Context c = outer.in(name, this);
            Value own = c.op("Reshape", units, c.longs(-1, members, hidden));
            Value weights = c.parameter("W", spread(1 / Math.sqrt(hidden)), true, members, hidden);
            Value sums =
                    c.op("ReduceSum", Attributes.of("keepdims", 0), c.op("Mul", own, weights), c.longs(2));
            return c.op("Add", sums, c.parameter("B", Initial.constant((float) bias), false, members));
        }
    }

    private double logOdds() {
        return Math.log(baseRate / (1 - baseRate));
    }

    private static Initial spread(double deviation) {
        return Initial.uniform(ROOT_OF_3 * deviation);
    }

    private Value features(Context c) {
        List<Value> features = new ArrayList<>();
        for (StrikeInputs.Category category : StrikeInputs.CATEGORIES) {
            Vocabulary vocabulary = inputs.vocabularies().get(category.name());
            Value known = known(c, c.input(category.name(), DType.STRING, 1), vocabulary);
            features.add(known);
            features.add(c.op("Sub", c.real(1), sum(c, known)));
            if (category.name().equals(StrikeInputs.SPECIES)) {
                features.add(isUnidentified(c, known, vocabulary));
            }
        }
        addMonth(c, features);
        addSpeed(c, features);
        return c.op("Concat", Attributes.of("axis", 1), features.toArray(Value[]::new));
    }

    /** A one in the place of the word, [batch, words]; zeros for a word that is not known. */
    private static Value known(Context c, Value word, Vocabulary vocabulary) {
        int words = vocabulary.words().size();
        Value all = c.texts(new int[] {1, words}, vocabulary.words().toArray(String[]::new));
        return c.as(c.op("Equal", word, all), c.real());
    }

    /** One where nobody knew the animal, whatever its size: the words that begin with Unknown. */
    private static Value isUnidentified(Context c, Value known, Vocabulary vocabulary) {
        double[] marks =
                vocabulary.words().stream().mapToDouble(word -> word.startsWith("Unknown") ? 1 : 0).toArray();
        return c.op("MatMul", known, c.reals(new int[] {marks.length, 1}, marks));
    }

    private static Value sum(Context c, Value values) {
        return c.op("ReduceSum", Attributes.of("keepdims", 1), values, c.longs(1));
    }

    /** The year as one wave and as two. */
    private static void addMonth(Context c, List<Value> features) {
        Value month = c.input(StrikeInputs.MONTH, DType.FLOAT32, 1);
        Value year = c.op("Mul", c.op("Sub", month, c.real(0.5)), c.real(2 * Math.PI / 12));
        for (Value waves : List.of(year, c.op("Add", year, year))) {
            features.add(c.op("Sin", waves));
            features.add(c.op("Cos", waves));
        }
    }

    private void addSpeed(Context c, List<Value> features) {
        Value speed = c.input(StrikeInputs.SPEED, DType.FLOAT32, 1);
        Value isMissing = c.op("IsNaN", speed);
        Value deviations = c.op("Div", c.op("Sub", speed, c.real(inputs.speed().mean())),
                c.real(inputs.speed().deviation()));
        Value masked = c.op("Where", isMissing, c.real(0), deviations);
        features.add(masked);
        features.add(c.op("Mul", masked, masked));
        features.add(c.as(isMissing, c.real()));
    }
}
