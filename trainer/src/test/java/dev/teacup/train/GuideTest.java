package dev.teacup.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Heading;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Residual;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.loop.Augmented;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.Metric;
import dev.teacup.train.loop.Order;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/training.md: does a curve swing slowly or fast? */
class GuideTest {
    private static final int POINTS = 16;
    private static final int EPOCHS = 15;
    private static final int BATCH = 16;

    private static final Layer LAYERS = Sequential.of(
            Convolution.of("first", 8, 3).padded().withoutBias(), BatchNormalization.of("norm"),
            Activation.RELU, Pool.max(2),
            new Residual("again", Sequential.of(Convolution.of("inside", 8, 3).padded(), Activation.RELU)),
            Pool.globalMean(), Dense.of("scores", 2));

    private static Value scores(Context c) {
        return LAYERS.of(c, c.input("curve", DType.FLOAT32, 1, POINTS));
    }

    private static final Model MODEL =
            Model.of("curves", c -> c.out("probabilities", c.op("Softmax", scores(c))));

    private static StepGraph step(int rows) {
        long steps = (long) EPOCHS * Settings.of(EPOCHS, BATCH, 1).stepsPerEpoch(rows);
        return StepGraph.of("curves.step",
                c -> new SoftmaxCrossEntropy(new double[0], 0.05).of(c, scores(c),
                        c.input("speed", DType.INT64)),
                StepGraph.Update.of(AdamW.of(0.01), Schedule.cosine(0.01, 10, steps)).averaged(0.98));
    }

    private static byte[] train(Dataset training, int[] speeds, Dataset judged, long[] answers, Path file) {
        Augmented noisy = new Augmented(training, "curve", GuideTest::shake, 1);
        Validation validation = new Validation(MODEL, judged, "accuracy",
                Metric.accuracy("probabilities", answers), true);
        Fitted fitted = Fit.of(step(training.rows()), noisy, Settings.of(EPOCHS, BATCH, 1).patience(8))
                .inOrder(Order.balanced(speeds, 0.5)).validatedBy(validation).writingTo(file).resume();
        return MODEL.onnx(fitted.weights(), Heading.of(Model.OPSET).with("author", "me"));
    }

    private static void shake(float[] curve, SplittableRandom random) {
        for (int i = 0; i < curve.length; i++) {
            curve[i] += (float) (0.1 * (random.nextDouble() - 0.5));
        }
    }

    @Test
    void whatIsTrainedAsTheGuideSaysRunsInTheEngine(@TempDir Path folder) {
        int[] speeds = speeds(200);
        long[] answers = longs(speeds(60));
        Dataset training =
                Dataset.of(200).floats("curve", curves(speeds, 1)).longs("speed", longs(speeds));
        Dataset judged = Dataset.of(60).floats("curve", curves(speeds(60), 2));
        byte[] onnx = train(training, speeds, judged, answers, folder.resolve("checkpoint"));
        Session session = Session.open(onnx, Limits.DEFAULT, ExternalFiles.NONE);
        float[] fast = curves(new int[] {1}, 3);
        HostTensor probabilities = session.run(Map.of("curve",
                HostTensor.floats(new int[] {1, 1, POINTS}, fast))).get("probabilities");
        assertTrue(probabilities.f64(1) > 0.5, "fast with probability " + probabilities.f64(1));
    }

    /** Three slow ones for each fast one. */
    private static int[] speeds(int rows) {
        int[] speeds = new int[rows];
        for (int row = 0; row < rows; row++) {
            speeds[row] = row % 4 == 0 ? 1 : 0;
        }
        return speeds;
    }

    private static long[] longs(int[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            longs[i] = values[i];
        }
        return longs;
    }

    private static float[] curves(int[] speeds, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] curves = new float[speeds.length * POINTS];
        for (int row = 0; row < speeds.length; row++) {
            double begin = random.nextDouble() * 2 * Math.PI;
            for (int i = 0; i < POINTS; i++) {
                curves[row * POINTS + i] = (float) Math.sin(begin + (speeds[row] == 1 ? 1.6 : 0.7) * i);
            }
        }
        return curves;
    }
}
