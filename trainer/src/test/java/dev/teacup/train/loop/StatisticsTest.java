package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.optim.Adam;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.optim.StepGraph.Update;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a step carries along without a gradient: running statistics, and averages of parameters. */
class StatisticsTest {
    private static final int ROWS = 64;

    @TempDir
    Path folder;

    /** x of mean 3 and variance 4 in channel 0, -1 and 0.25 in channel 1; y = the sum of both. */
    private static Dataset data() {
        float[] x = new float[2 * ROWS];
        float[] y = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            x[2 * row] = row % 2 == 0 ? 5 : 1;
            x[2 * row + 1] = row % 4 < 2 ? -0.5f : -1.5f;
            y[row] = x[2 * row] + x[2 * row + 1];
        }
        return Dataset.of(ROWS).floats("x", x).floats("y", y);
    }

    private static dev.teacup.op.Value network(Context c) {
        return Dense.of("out", 1).of(c,
                new BatchNormalization("norm", 0.5).of(c, c.input("x", DType.FLOAT32, 2)));
    }

    private static StepGraph graph(Update update) {
        return StepGraph.of("step",
                c -> new MeanSquaredError().of(c, network(c), c.input("y", DType.FLOAT32, 1)), update);
    }

    @Test
    void aNormalizationLearnsTheMeanAndVarianceOfItsChannels() {
        Update update = Update.of(Adam.STANDARD, Schedule.constant(0.05));
        Model model = Model.of("normed", c -> c.out("sum", network(c)));
        Fitted fitted = Fit.of(graph(update), data(), Settings.of(200, ROWS, 1))
                .validatedBy(new Validation(model, data(), "error", outputs -> error(outputs.get("sum")),
                        false))
                .run();
        Weights weights = fitted.weights();
        assertArrayEquals(new float[] {3, -1}, of(weights, graph(update), "norm.mean"), 1e-4f);
        assertArrayEquals(new float[] {4, 0.25f}, of(weights, graph(update), "norm.variance"), 1e-3f);
        History.Epoch last = fitted.history().epochs().get(199);
        assertEquals(0, last.loss(), 1e-3);
        assertEquals(last.loss(), last.validation(), 1e-3);
    }

    @Test
    void aShortTrainingHasTheStatisticsOfItsData() {
        StepGraph graph = StepGraph.of("step", c -> new MeanSquaredError().of(c,
                BatchNormalization.of("norm").of(c, c.input("x", DType.FLOAT32, 2)),
                c.input("x", DType.FLOAT32, 2)), Update.of(new Sgd(0), Schedule.constant(0)));
        Weights weights = Fit.of(graph, data(), Settings.of(5, ROWS, 1)).run().weights();
        assertArrayEquals(new float[] {3, -1}, of(weights, graph, "norm.mean"), 1e-4f);
        assertArrayEquals(new float[] {4, 0.25f}, of(weights, graph, "norm.variance"), 1e-4f);
    }

    /** Batches of 63 and of 1; the samples that are left out differ. */
    @Test
    void aBatchOfOneSampleDoesNotChangeTheStatistics() {
        StepGraph graph = StepGraph.of("step", c -> new MeanSquaredError().of(c,
                new BatchNormalization("norm", 0.5).of(c, c.input("x", DType.FLOAT32, 2)),
                c.input("x", DType.FLOAT32, 2)), Update.of(new Sgd(0), Schedule.constant(0)));
        Weights weights = Fit.of(graph, data(), Settings.of(5, ROWS - 1, 1)).run().weights();
        assertArrayEquals(new float[] {3, -1}, of(weights, graph, "norm.mean"), 0.05f);
        assertArrayEquals(new float[] {4, 0.25f}, of(weights, graph, "norm.variance"), 0.01f);
    }

    @Test
    void anAverageOfAllStepsIsJudgedAndKept() {
        Update plain = Update.of(new Sgd(0), Schedule.constant(0.1));
        Settings three = Settings.of(3, ROWS, 1);
        float[][] after = new float[3][];
        for (int epochs = 1; epochs <= 3; epochs++) {
            Weights weights = Fit.of(graph(plain), data(), Settings.of(epochs, ROWS, 1)).run().weights();
            after[epochs - 1] = of(weights, graph(plain), "out.B");
        }
        Update averaged = plain.averaged(0.9);
        Weights kept = Fit.of(graph(averaged), data(), three).run().weights();
        // Shares of the new value: 1, then 1 - 1/11, then 1 - 2/12.
        double expected = after[0][0];
        expected += (after[1][0] - expected) * (1 - 1.0 / 11);
        expected += (after[2][0] - expected) * (1 - 2.0 / 12);
        assertEquals(expected, of(kept, graph(averaged), "out.B")[0], 1e-5);
    }

    @Test
    void aRunThatGoesOnEndsWithTheSameStatisticsAndAverages() throws IOException {
        Update update = Update.of(Adam.STANDARD, Schedule.constant(0.05)).averaged(0.9);
        Settings settings = Settings.of(4, 10, 1).checkpointEvery(2);
        Path whole = folder.resolve("whole");
        Fit.of(graph(update), data(), settings).writingTo(whole).run();
        Path killed = folder.resolve("killed");
        Fit fit = Fit.of(graph(update), data(), settings).writingTo(killed);
        for (int i = 0; i < 2; i++) {
            int[] left = {9};
            Progress killer = new Progress() {
                @Override
                public void step(int epoch, int step, double loss) {
                    if (--left[0] == 0) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            org.junit.jupiter.api.Assertions.assertThrows(IllegalStateException.class,
                    () -> fit.telling(killer).resume());
        }
        fit.resume();
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(killed));
    }

    private static float[] of(Weights weights, StepGraph graph, String name) {
        return weights.get(graph.parameters().stream().filter(p -> p.name().equals(name)).findFirst()
                .orElseThrow());
    }

    private static double error(float[] sums) {
        float[] y = data().floats("y");
        double error = 0;
        for (int row = 0; row < ROWS; row++) {
            error += (sums[row] - y[row]) * (sums[row] - y[row]) / ROWS;
        }
        return error;
    }
}
