package dev.teacup.train.loop;

import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Initial;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.LayerNormalization;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Residual;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.loss.BinaryCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.Map;
import java.util.SplittableRandom;

/** A small MLP, and points on two spirals that it has to tell apart. */
public final class Spirals {
    private static final Layer LAYERS = Sequential.of(
            Dense.of("hidden", 24), Activation.RELU, Dropout.of("drop", 0.1),
            new Residual("again", Sequential.of(new LayerNormalization("norm"), Dense.of("inside", 24),
                    Activation.GELU)),
            Dense.of("logit", 1, Initial.glorot(24, 1)));

    public static final Model MODEL =
            Model.of("spirals", c -> c.out("probability", c.op("Sigmoid", logits(c))));

    private Spirals() {}

    public static StepGraph graph() {
        StepGraph.Update update =
                StepGraph.Update.of(AdamW.of(0.01), Schedule.cosine(0.01, 10, 1000)).clippedTo(5);
        return StepGraph.of("spirals-step", c -> new BinaryCrossEntropy(1.5, 0.02).of(c, logits(c),
                c.input("label", DType.FLOAT32, 1)), update);
    }

    private static Value logits(Context c) {
        return LAYERS.of(c, c.input("point", DType.FLOAT32, 2));
    }

    /** Points of both spirals in turn. */
    public static Dataset data(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] points = new float[2 * rows];
        float[] labels = new float[rows];
        for (int row = 0; row < rows; row++) {
            double along = random.nextDouble();
            double angle = 4 * along + (row % 2) * Math.PI;
            points[2 * row] = (float) ((0.2 + along) * Math.cos(angle));
            points[2 * row + 1] = (float) ((0.2 + along) * Math.sin(angle));
            labels[row] = row % 2;
        }
        return Dataset.of(rows).floats("point", points).floats("label", labels);
    }

    /** The share of points that are on the right side of one half. */
    public static Validation validation(Dataset data) {
        return new Validation(MODEL, data, "accuracy", outputs -> accuracy(outputs, data), true);
    }

    private static double accuracy(Map<String, float[]> outputs, Dataset data) {
        float[] probabilities = outputs.get("probability");
        float[] labels = data.floats("label");
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            right += probabilities[row] > 0.5f == labels[row] > 0.5f ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
