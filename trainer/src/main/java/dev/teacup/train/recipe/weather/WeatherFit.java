package dev.teacup.train.recipe.weather;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.data.Days;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Order;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph.Update;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.report.Json;
import java.util.Arrays;
import java.util.Map;

/**
 * One training of the weather model on some rows.
 *
 * @param rows that are foretold
 * @param settings of the recipe
 */
record WeatherFit(Days days, int[] rows, Hyperparameters settings) {
    /**
     * What was chosen on days before 2015.
     *
     * @param steps days that are looked back
     * @param members networks side by side
     * @param units of each
     * @param inputDropout the share of a day's features that a step leaves out
     * @param stateDropout the share of units that it leaves out
     * @param echoes whether each day's own word counts for itself, alike for all words
     * @param balance a word that n rows have weighs n to the power of minus this
     * @param sampling a word that n rows have is drawn as often as n to the power of this; 1 draws each row
     *     once
     * @param smoothing the share of a label that is spread over all words
     * @param rate the highest learning rate; it warms up, then falls with a cosine
     * @param decay of weights
     * @param averaging how much of the average of weights a step keeps
     * @param rareShare how often rare words are said, as a share of how often they happen; 0 says the
     *     likeliest word always
     */
    record Hyperparameters(int steps, int members, int units, double inputDropout, double stateDropout,
            boolean echoes, double balance, double sampling, double smoothing, double rate, double decay,
            double averaging, double rareShare, int warmUpSteps, int epochs, int batch) {
        static final Hyperparameters CHOSEN = new Hyperparameters(14, 4, 16, 0.1, 0.3, true, 0, 1, 0, 0.003,
                0.01, 0.99, 0.5, 30, 20, 64);

        /** The same with another value of one component. */
        Hyperparameters with(String name, Object value) {
            Map<String, Object> others = Json.map(this);
            if (others.put(name, value) == null) {
                throw new IllegalArgumentException(name);
            }
            return Json.of(others, Hyperparameters.class);
        }
    }

    WeatherInputs inputs() {
        return WeatherInputs.learn(days, rows, settings.steps);
    }

    /** @param tilt a factor for each word */
    WeatherNetwork network(double[] tilt) {
        return new WeatherNetwork(inputs(), settings.members, settings.units, settings.inputDropout,
                settings.stateDropout, settings.echoes, tilt);
    }

    /** @param tilt a factor for each word, or none at all for a model that says the likeliest */
    Model model(double... tilt) {
        double[] factors = tilt.length > 0 ? tilt : Days.WORDS.stream().mapToDouble(word -> 1).toArray();
        return Model.of(Weather.NAME, network(factors));
    }

    Dataset data() {
        return inputs().dataset(days, rows);
    }

    Settings loop(long seed) {
        return Settings.of(settings.epochs, settings.batch, seed);
    }

    /** The training step with any schedule: every member learns as if it were alone. */
    StepGraph step(Schedule schedule) {
        WeatherNetwork network = network(new double[0]);
        Update update = Update.of(AdamW.of(settings.decay), schedule).clippedTo(settings.members)
                .averaged(settings.averaging);
        return StepGraph.of(Weather.NAME + ".step", c -> loss(c, network), update);
    }

    Fit fit(long seed) {
        long steps = (long) settings.epochs * loop(seed).stepsPerEpoch(rows.length);
        StepGraph step = step(Schedule.cosine(settings.rate, settings.warmUpSteps, steps));
        return Fit.of(step, data(), loop(seed)).inOrder(order());
    }

    Order order() {
        int[] words = Arrays.stream(rows).map(row -> days.weather()[row]).toArray();
        return settings.sampling == 1 ? Order.shuffled() : Order.balanced(words, settings.sampling);
    }

    private Value loss(Context c, WeatherNetwork network) {
        Value tomorrow = c.input(WeatherInputs.TARGET,
                Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH))));
        SoftmaxCrossEntropy each = new SoftmaxCrossEntropy(classWeights(), settings.smoothing);
        Value sum = null;
        for (Value logits : network.logits(c)) {
            Value loss = each.of(c, logits, tomorrow);
            sum = sum == null ? loss : c.op("Add", sum, loss);
        }
        return sum;
    }

    /** Of mean 1 over the rows. */
    private double[] classWeights() {
        int[] counts = days.counts(rows);
        double[] weights = Arrays.stream(counts).mapToDouble(count -> Math.pow(count, -settings.balance))
                .toArray();
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * counts[i];
        }
        double scale = rows.length / sum;
        return Arrays.stream(weights).map(weight -> weight * scale).toArray();
    }
}
