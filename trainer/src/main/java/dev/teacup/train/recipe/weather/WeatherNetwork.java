package dev.teacup.train.recipe.weather;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Days;
import dev.teacup.train.data.Standard;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Network;
import dev.teacup.train.layer.Recurrent;
import java.util.ArrayList;
import java.util.List;

/**
 * From the last days to a probability for each word of tomorrow's weather. Several gated recurrent units read
 * the days side by side; each member's logits come from its state behind the last day, from that day itself,
 * the season and the city. Members learn alone, and their probabilities are averaged.
 * The word that is said is the likeliest one once the rare words' factors are in.
 *
 * @param inputs what the training rows taught
 * @param members how many networks there are
 * @param units of each
 * @param inputDropout the share of a day's features that training leaves out of a step
 * @param stateDropout the share of units that it leaves out
 * @param echoes whether each day's own word counts for itself, alike for all words
 * @param tilt a factor for each word's probability, before the word that is said is chosen
 */
record WeatherNetwork(WeatherInputs inputs, int members, int units, double inputDropout,
        double stateDropout, boolean echoes, double[] tilt) implements Network {
    static final String PROBABILITIES = "probabilities";
    static final String WORD = "word";

    private static final double DAYS_OF_YEAR = 365.25;

    @Override
    public void build(Context c) {
        List<Value> shares = new ArrayList<>();
        for (Value logits : logits(c)) {
            shares.add(c.op("Softmax", logits));
        }
        Value sum = shares.size() == 1 ? shares.get(0) : c.op("Sum", shares.toArray(Value[]::new));
        Value probabilities = c.op("Div", sum, c.real(members));
        Value tilted = c.op("Mul", probabilities, c.reals(new int[] {1, tilt.length}, tilt));
        Value best = c.op("ArgMax", Attributes.of("axis", 1).with("keepdims", 0), tilted);
        Value words = c.texts(new int[] {Days.WORDS.size()}, Days.WORDS.toArray(String[]::new));
        c.out(WORD, c.op("Gather", words, best));
        c.out(PROBABILITIES, probabilities);
    }

    /** The logits of each member, [batch, words]. */
    List<Value> logits(Context c) {
        Value days = days(c);
        Value byTime = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), days);
        Value last = c.op("Squeeze", c.op("Slice", days, c.longs(-1), c.longs(Long.MAX_VALUE), c.longs(1)),
                c.longs(1));
        Value around = join(c, 1, List.of(last, season(c), city(c)));
        List<Value> logits = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            String member = "member" + i;
            Value read = Dropout.of(member + ".days", inputDropout).of(c, byTime);
            Value state = Recurrent.gru(member + ".gru", units).read(c, read, null, null).last();
            Value kept = Dropout.of(member + ".state", stateDropout).of(c, state);
            Value beside = Dropout.of(member + ".around", inputDropout).of(c, around);
            Value said = Dense.of(member + ".words", Days.WORDS.size(), Initial.constant(0)).of(c,
                    join(c, 1, List.of(kept, beside)));
            logits.add(echoes ? c.op("Add", said, echo(c, member)) : said);
        }
        return logits;
    }

    /** The days as numbers, [batch, steps, features]: a number that is missing counts as usual. */
    private Value days(Context c) {
        List<Value> features = new ArrayList<>();
        for (int i = 0; i < WeatherInputs.NUMBERS.size(); i++) {
            String name = WeatherInputs.NUMBERS.get(i);
            Value raw = c.input(name, DType.FLOAT32, inputs.steps());
            Value number = name.equals(WeatherInputs.PRECIPITATION) ? logOfOnePlus(c, raw) : raw;
            Standard standard = inputs.standards().get(i);
            Value deviations = c.op("Div", c.op("Sub", number, c.real(standard.mean())),
                    c.real(standard.deviation()));
            Value known = c.op("Where", c.op("IsNaN", raw), c.real(0), deviations);
            features.add(c.op("Unsqueeze", known, c.longs(2)));
        }
        features.add(words(c));
        return join(c, 2, features);
    }

    /** What each of the days was, weighed alike for all words: [batch, words]. */
    private Value echo(Context c, String member) {
        Value weights = c.parameter(member + ".echo", Initial.constant(0), true, 1, inputs.steps());
        return c.op("Squeeze", c.op("MatMul", weights, words(c)), c.longs(1));
    }

    /** A one in the place of each day's word, [batch, steps, words]. */
    private Value words(Context c) {
        Value words = c.input(WeatherInputs.WEATHER, DType.STRING, inputs.steps());
        Value all = c.texts(new int[] {1, 1, Days.WORDS.size()}, Days.WORDS.toArray(String[]::new));
        return c.as(c.op("Equal", c.op("Unsqueeze", words, c.longs(2)), all), c.real());
    }

    private static Value logOfOnePlus(Context c, Value x) {
        return c.op("Log", c.op("Add", c.op("Max", x, c.real(0)), c.real(1)));
    }

    /** The year as one wave and as two, [batch, 4]. */
    private static Value season(Context c) {
        Value day = c.input(WeatherInputs.DAY, DType.FLOAT32, 1);
        Value year = c.op("Mul", day, c.real(2 * Math.PI / DAYS_OF_YEAR));
        List<Value> waves = new ArrayList<>();
        for (Value angle : List.of(year, c.op("Add", year, year))) {
            waves.add(c.op("Sin", angle));
            waves.add(c.op("Cos", angle));
        }
        return join(c, 1, waves);
    }

    /** A one in the place of the city, [batch, cities]. */
    private Value city(Context c) {
        String[] known = inputs.cities().words().toArray(String[]::new);
        Value city = c.input(WeatherInputs.CITY, DType.STRING, 1);
        return c.as(c.op("Equal", city, c.texts(new int[] {1, known.length}, known)), c.real());
    }

    private static Value join(Context c, int axis, List<Value> values) {
        return c.op("Concat", Attributes.of("axis", axis), values.toArray(Value[]::new));
    }
}
