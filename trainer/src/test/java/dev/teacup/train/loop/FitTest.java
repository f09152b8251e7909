package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attributes;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Embedding;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "The same bytes" are those of the last checkpoint: counters, parameters, the optimiser's tensors, history.
 */
class FitTest {
    private static final StepGraph GRAPH = Spirals.graph();
    /** Batches of 16 leave 7 for the last one of an epoch. */
    private static final Dataset DATA = Spirals.data(103, 1);
    private static final Dataset JUDGED = Spirals.data(60, 2);
    private static final Settings SHORT = Settings.of(3, 16, 5).checkpointEvery(2);

    @TempDir
    Path folder;

    @Test
    void learnsAndKeepsTheBestEpoch() {
        Fitted fitted =
                Fit.of(GRAPH, DATA, Settings.of(60, 16, 1)).validatedBy(Spirals.validation(JUDGED)).run();
        History.Epoch best = fitted.history().epochs().get(fitted.history().bestEpoch() - 1);
        assertTrue(best.validation() > 0.97, fitted.history().toString());
        for (History.Epoch epoch : fitted.history().epochs()) {
            assertTrue(epoch.validation() <= best.validation());
        }
        byte[] model = Spirals.MODEL.onnx(fitted.weights(), dev.teacup.export.Heading.of(21));
        try (Validator finished = new Validator(model, Spirals.MODEL.inputs(), JUDGED, 1)) {
            assertEquals(best.validation(), Spirals.validation(JUDGED).metric().of(finished.outputs()));
        }
    }

    @Test
    void stopsWhenNothingGetsBetter() {
        Validation never = new Validation(Spirals.MODEL, JUDGED, "nothing", outputs -> 1, true);
        Fitted fitted = Fit.of(GRAPH, DATA, SHORT.patience(1)).validatedBy(never).run();
        assertEquals(2, fitted.history().epochs().size());
        assertEquals(1, fitted.history().bestEpoch());
        Fitted one = Fit.of(GRAPH, DATA, Settings.of(1, 16, 5)).validatedBy(never).run();
        for (var parameter : GRAPH.parameters()) {
            assertArrayEquals(one.weights().get(parameter), fitted.weights().get(parameter),
                    parameter.name());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        byte[] first = trained("first", SHORT);
        assertArrayEquals(first, trained("second", SHORT));
        assertArrayEquals(first, trained("threads", SHORT.threads(2)));
        assertFalse(Arrays.equals(first, trained("seed", Settings.of(3, 16, 6).checkpointEvery(2))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 12, 20})
    void aKilledRunEndsWithTheSameBytes(int steps) throws IOException {
        Path file = folder.resolve("killed");
        Fit fit = Fit.of(GRAPH, DATA, SHORT).validatedBy(Spirals.validation(JUDGED)).writingTo(file);
        Progress killer = new Progress() {
            private int seen;

            @Override
            public void step(int epoch, int step, double loss) {
                if (++seen == steps) {
                    throw new IllegalStateException("killed");
                }
            }
        };
        assertThrows(IllegalStateException.class, () -> fit.telling(killer).run());
        fit.resume();
        assertArrayEquals(trained("whole", SHORT), Files.readAllBytes(file));
    }

    @Test
    void tellsAColumnThatIsMissing() {
        Dataset renamed = Dataset.of(2).floats("points", new float[4]).floats("label", new float[2]);
        assertMessage(() -> Fit.of(GRAPH, renamed, SHORT).run(),
                "column 'point': the data set has no column for this input",
                "expected: a column for each input of the model",
                "got: points, label",
                "fix: did you mean 'points'?");
    }

    @Test
    void tellsAColumnOfAnotherWidth() {
        Dataset wide = Dataset.of(2).floats("point", new float[6]).floats("label", new float[2]);
        assertMessage(() -> Fit.of(GRAPH, wide, SHORT).run(),
                "column 'point': it does not fit the model's input",
                "expected: float32[batch, 2]",
                "got: float32 with 3 elements a sample",
                "fix: make the two agree");
    }

    @Test
    void stopsAtALossThatIsNoNumber() {
        float[] points = new float[8];
        points[5] = Float.NaN;
        Dataset broken = Dataset.of(4).floats("point", points).floats("label", new float[4]);
        assertMessage(() -> Fit.of(GRAPH, broken, SHORT).run(),
                "training, step 1: the loss is no number",
                "expected: a finite loss",
                "got: NaN",
                "fix: train with a smaller rate or clipped gradients, or look for NaN in the data");
    }

    /** The root of 0 is 0, but its slope is infinite. */
    @Test
    void stopsAtAParameterThatIsNoNumber() {
        StepGraph graph = StepGraph.of("step", c -> c.op("ReduceMean", Attributes.of("keepdims", 0),
                c.op("Sqrt", Dense.of("d", 1).withoutBias().of(c, c.input("x", DType.FLOAT32, 1)))),
                StepGraph.Update.of(new Sgd(0), Schedule.constant(1)));
        Path file = folder.resolve("broken");
        assertMessage(() -> Fit.of(graph, Dataset.of(1).floats("x", new float[1]), Settings.of(1, 1, 1))
                .writingTo(file).run(),
                "training, step 1: the parameter 'd.W' is no number any more",
                "expected: finite numbers",
                "got: infinities or NaN, by a gradient",
                "fix: train with a smaller rate or clipped gradients, and look for roots of 0");
        assertFalse(Files.exists(file));
    }

    @Test
    void doesNotGoOnWithOtherData() throws IOException {
        trained("foreign", SHORT);
        Path file = folder.resolve("foreign");
        assertMessage(() -> Fit.of(GRAPH, Spirals.data(103, 9), SHORT)
                .validatedBy(Spirals.validation(JUDGED)).writingTo(file).resume(),
                "checkpoint " + file + ": it belongs to another training",
                "expected: the same model, data, seed and batch size as when it was written",
                "got: other ones",
                "fix: resume with those, or start anew without resuming");
    }

    @Test
    void seesEverySampleOnceAnEpochInAnotherOrderEachTime() {
        int[] first = Shuffle.order(50, 3, 0);
        int[] second = Shuffle.order(50, 3, 1);
        assertFalse(Arrays.equals(first, second));
        assertArrayEquals(first, Shuffle.order(50, 3, 0));
        Arrays.sort(first);
        assertArrayEquals(Shuffle.inOrder(50), first);
    }

    @Test
    void theOrderOfAnEpochSaysNothingOfTheNext() {
        int rows = 1_000_003;
        int[] first = Shuffle.order(rows, 3, 0);
        int[] second = Shuffle.order(rows, 3, 1);
        int near = 0;
        for (int i = 1; i <= 100; i++) {
            near += Math.floorMod(first[rows - 1 - i] - second[rows - i] + 3000, rows) < 6000 ? 1 : 0;
        }
        assertTrue(near < 10, near + " of 100 rows come from the same place of the data");
    }

    @Test
    void tellsTheLayerThatCannotTakeAValue() {
        StepGraph graph = StepGraph.of("step", c -> new MeanSquaredError().of(c,
                new Embedding("words", 5, 1).of(c, c.input("word", DType.INT64)),
                c.input("y", DType.FLOAT32, 1)),
                StepGraph.Update.of(new Sgd(0), Schedule.constant(1)));
        Dataset data = Dataset.of(1).longs("word", new long[] {5}).floats("y", new float[1]);
        ModelException told = assertThrows(ModelException.class,
                () -> Fit.of(graph, data, Settings.of(1, 1, 1)).run());
        assertTrue(told.got().contains("Gather node. Name:'layer 'words', Gather_"), told.getMessage());
    }

    @Test
    void tellsAValidationOfAModelThatIsNotTrained() {
        Model other = Model.of("other",
                c -> c.out("y", Dense.of("hiden", 24).of(c, c.input("point", DType.FLOAT32, 2))));
        ModelException told = assertThrows(ModelException.class, () -> Fit.of(GRAPH, DATA, SHORT)
                .validatedBy(new Validation(other, JUDGED, "nothing", outputs -> 0, true)).run());
        assertEquals("parameter 'hiden.W': the weights have no values for it",
                told.getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void tellsALabelThatIsNoClass() {
        StepGraph graph = StepGraph.of("step", c -> SoftmaxCrossEntropy.PLAIN.of(c,
                Activation.SWISH.of(c, Dense.of("d", 3).of(c, c.input("x", DType.FLOAT32, 1))),
                c.input("label", DType.INT64)), StepGraph.Update.of(new Sgd(0), Schedule.constant(1)));
        Dataset data = Dataset.of(2).floats("x", new float[2]).longs("label", new long[] {2, -1});
        ModelException told = assertThrows(ModelException.class,
                () -> Fit.of(graph, data, Settings.of(1, 1, 1)).run());
        assertTrue(told.got().contains("Gather node. Name:'loss, Gather_"), told.getMessage());
    }

    @Test
    void tellsSettingsThatCannotBe() {
        assertMessage(() -> Settings.of(1, 0, 1),
                "settings of a training: batch is too small",
                "expected: 1 or more",
                "got: 0",
                "fix: give another number");
        assertMessage(() -> SHORT.patience(-1),
                "settings of a training: patience is too small",
                "expected: 0 or more",
                "got: -1",
                "fix: give another number");
    }

    @Test
    void tellsStepsAndEpochs() {
        List<String> told = new ArrayList<>();
        Fit.of(GRAPH, DATA, Settings.of(1, 50, 1)).telling(new Progress() {
            @Override
            public void step(int epoch, int step, double loss) {
                told.add(epoch + "." + step);
            }

            @Override
            public void epoch(History.Epoch done) {
                told.add("epoch " + done.number());
            }
        }).run();
        assertEquals(List.of("1.1", "1.2", "1.3", "epoch 1"), told);
    }

    private byte[] trained(String name, Settings settings) throws IOException {
        Path file = folder.resolve(name);
        Fit.of(GRAPH, DATA, settings).validatedBy(Spirals.validation(JUDGED)).writingTo(file).run();
        return Files.readAllBytes(file);
    }

    static void assertMessage(Runnable mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, mistake::run);
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
