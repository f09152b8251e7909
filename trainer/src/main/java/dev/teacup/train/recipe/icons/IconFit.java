package dev.teacup.train.recipe.icons;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.data.Icons;
import dev.teacup.train.data.picture.Picture;
import dev.teacup.train.data.picture.Sketching;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Augmented;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Samples;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph.Update;
import dev.teacup.train.optim.StepGraph;
import java.util.List;

/**
 * One training of the icon model on some rows.
 *
 * @param rows that it learns from
 */
record IconFit(Icons icons, int[] rows, Hyperparameters settings) {
    static final String CONCEPT = "concept";

    /**
     * What was chosen on the validation fold.
     *
     * @param widths channels at 16, 8 and 4 pixels
     * @param blocks residual blocks at each of them
     */
    record Hyperparameters(List<Integer> widths, List<Integer> blocks, double dropout, double smoothing,
            double rate, double decay, int warmUpSteps, double averaging, int epochs, int batch,
            Sketching sketching) {
        static final Hyperparameters CHOSEN = new Hyperparameters(List.of(32, 48, 96), List.of(0, 1, 1), 0.2,
                0.1, 0.005, 0.1, 100, 0.99, 40, 64, new Sketching(0.25, 1, 12, 0.15, 0.15, 1.5, 1, 0.05));

        Hyperparameters epochs(int other) {
            return new Hyperparameters(widths, blocks, dropout, smoothing, rate, decay, warmUpSteps,
                    averaging, other, batch, sketching);
        }
    }

    IconNetwork network() {
        return new IconNetwork(icons.concepts().size(), settings);
    }

    /** The pictures of rows and their concepts. */
    static Dataset dataset(Icons icons, int[] rows) {
        float[] pictures = new float[rows.length * Picture.PIXELS];
        long[] labels = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            float[] ink = icons.pictures().get(rows[i]).ink();
            System.arraycopy(ink, 0, pictures, i * Picture.PIXELS, Picture.PIXELS);
            labels[i] = icons.labels()[rows[i]];
        }
        return Dataset.of(rows.length).floats(IconNetwork.PICTURE, pictures).longs(CONCEPT, labels);
    }

    Samples data() {
        return new Augmented(dataset(icons, rows), IconNetwork.PICTURE, settings.sketching::change,
                settings.sketching.hashCode());
    }

    Settings loop(long seed) {
        return Settings.of(settings.epochs, settings.batch, seed);
    }

    StepGraph step() {
        long steps = (long) settings.epochs * loop(0).stepsPerEpoch(rows.length);
        return step(Schedule.cosine(settings.rate, settings.warmUpSteps, steps));
    }

    StepGraph step(Schedule schedule) {
        Update update = Update.of(AdamW.of(settings.decay), schedule).averaged(settings.averaging);
        return StepGraph.of("icons.step", this::loss, update);
    }

    Fit fit(long seed) {
        return Fit.of(step(), data(), loop(seed));
    }

    private Value loss(Context c) {
        Value logits = network().logits(c, IconNetwork.input(c));
        Value concept = c.op("Squeeze", c.input(CONCEPT, DType.INT64, 1), c.longs(1));
        return new SoftmaxCrossEntropy(new double[0], settings.smoothing).of(c, logits, concept);
    }
}
