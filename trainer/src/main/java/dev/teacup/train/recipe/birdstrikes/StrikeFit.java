package dev.teacup.train.recipe.birdstrikes;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loss.BinaryCrossEntropy;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph.Update;
import dev.teacup.train.optim.StepGraph;
import java.util.Arrays;

/**
 * One training of the bird-strike model on some rows.
 *
 * @param rows that it learns from
 * @param settings of the recipe
 */
record StrikeFit(Strikes strikes, int[] rows, Hyperparameters settings) {
    private static final int CHECKPOINT_STEPS = 20;

    /**
     * What was chosen on the validation years.
     *
     * @param members networks side by side, see {@link StrikeNetwork}
     * @param rate the highest learning rate of stochastic gradient descent; it warms up, then falls with a
     * cosine
     */
    record Hyperparameters(int members, int hidden, double inputDropout, double hiddenDropout, double rate,
            double momentum, int warmUpSteps, int epochs, int batch) {
        static final Hyperparameters CHOSEN = new Hyperparameters(16, 16, 0.1, 0.3, 0.25, 0.9, 30, 12, 128);

        Hyperparameters epochs(int other) {
            return new Hyperparameters(members, hidden, inputDropout, hiddenDropout, rate, momentum,
                    warmUpSteps,
                    other, batch);
        }
    }

    /** The share of the rows with damage. */
    double baseRate() {
        return Arrays.stream(rows).mapToDouble(row -> strikes.labels()[row]).average().orElseThrow();
    }

    StrikeInputs inputs() {
        return StrikeInputs.learn(strikes, rows);
    }

    StrikeNetwork network() {
        return new StrikeNetwork(inputs(), settings.members, settings.hidden, settings.inputDropout,
                settings.hiddenDropout, baseRate());
    }

    Model model() {
        return Model.of(BirdStrikes.NAME, network());
    }

    Dataset data() {
        return StrikeInputs.dataset(strikes, rows);
    }

    Settings loop(long seed) {
        return Settings.of(settings.epochs, settings.batch, seed).checkpointEvery(CHECKPOINT_STEPS);
    }

    /** The training step: every member learns as if it were alone. */
    StepGraph step() {
        StrikeNetwork network = network();
        long steps = (long) settings.epochs * loop(0).stepsPerEpoch(rows.length);
        Update update = Update.of(new Sgd(settings.momentum),
                Schedule.cosine(settings.rate, settings.warmUpSteps, steps));
        return StepGraph.of(BirdStrikes.NAME + ".step", c -> loss(c, network), update);
    }

    Fit fit(long seed) {
        return Fit.of(step(), data(), loop(seed));
    }

    private Value loss(Context c, StrikeNetwork network) {
        Value logits = network.logits(c);
        Value damage = c.input(StrikeInputs.TARGET, DType.FLOAT32, 1);
        Value forEach = c.op("Expand", damage, c.longs(1, settings.members));
        Value mean = BinaryCrossEntropy.PLAIN.of(c, logits, forEach);
        return c.op("Mul", mean, c.real(settings.members));
    }
}
