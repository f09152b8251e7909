package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Objective;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.Sgd;
import dev.teacup.train.optim.StepGraph;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Steps whose batches are cut into shards, against the step of the whole batch. */
class ShardedStepsTest {
    private static final int CLASSES = 3;
    private static final int STEPS = 5;
    private static final int SHARDS = 3;
    private static final long SEED = 5;
    private static final double TOLERANCE = 2e-5;

    /** Layers that end in a score for each class. */
    private record Kind(String name, Layer layers, int... sample) {
        Objective objective() {
            return c -> SoftmaxCrossEntropy.PLAIN.of(c, layers.of(c, c.input("x", DType.FLOAT32, sample)),
                    c.input("label", DType.INT64));
        }

        int elements() {
            return Arrays.stream(sample).reduce(1, (a, b) -> a * b);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        Layer classes = Dense.of("classes", CLASSES);
        return List.of(new Kind("MLP", Sequential.of(Dense.of("first", 16), Activation.TANH, classes), 6),
                new Kind("CNN", Sequential.of(Convolution.of("first", 4, 3, 3).padded(), Activation.RELU,
                        Pool.max(2, 2), (c, x) -> c.op("Flatten", x), classes), 1, 8, 8),
                new Kind("GRU", Sequential.of(ShardedStepsTest::last, classes), 5, 4));
    }

    private static Value last(Context c, Value x) {
        Value steps = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), x);
        return Recurrent.gru("cell", 8).read(c, steps, null, null).last();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void areThoseOfTheWholeBatch(Kind kind) {
        StepGraph.Update update = StepGraph.Update.of(AdamW.of(0.01), Schedule.constant(0.01)).clippedTo(0.5)
                .averaged(0.8);
        StepGraph whole = StepGraph.of(kind.name, kind.objective(), update);
        StepGraph sharded = StepGraph.sharded(kind.name, kind.objective(), update, SHARDS);
        for (int rows : new int[] {7, SHARDS - 1}) {
            Weights expected = trained(whole, kind, rows, 1);
            Weights actual = trained(sharded, kind, rows, 2);
            for (String name : expected.names()) {
                float[] those = array(expected, whole, name);
                float[] these = array(actual, whole, name);
                for (int i = 0; i < those.length; i++) {
                    assertEquals(those[i], these[i], TOLERANCE, rows + " samples, " + name + " " + i);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void haveTheSameBytesWithAnyNumberOfThreads(Kind kind) {
        StepGraph sharded = StepGraph.sharded(kind.name, kind.objective(),
                StepGraph.Update.of(AdamW.of(0.01), Schedule.constant(0.01)), SHARDS);
        Weights one = trained(sharded, kind, 8, 1);
        for (int threads = 2; threads <= 2 * SHARDS; threads++) {
            Weights several = trained(sharded, kind, 8, threads);
            for (String name : one.names()) {
                assertArrayEquals(array(one, sharded, name), array(several, sharded, name),
                        threads + " threads, " + name);
            }
        }
    }

    @Test
    void giveEachStatisticTheMeanOfItsShards() {
        Kind kind = new Kind("norm", Sequential.of(new BatchNormalization("norm", 0.5),
                Dense.of("classes", CLASSES)), 1);
        StepGraph graph = StepGraph.sharded("norm", kind.objective(),
                StepGraph.Update.of(new Sgd(0.9), Schedule.constant(0.01)), 2);
        try (StepSession session = open(graph, 2); Batch batch = new Batch(graph.batch(), 4)) {
            batch.floats("x").put(new float[] {1, 3, 10, 20});
            session.step(batch, 4);
            // Of the first step, behind which nothing is left of the first values.
            assertEquals((2 + 15) / 2f, array(session.weights(), graph, "norm.mean")[0], 1e-5);
            assertEquals((1 + 25) / 2f, array(session.weights(), graph, "norm.variance")[0], 1e-5);
        }
    }

    @Test
    void drawOtherMasksForEachShard() {
        Objective objective = c -> {
            Value x = c.input("x", DType.FLOAT32, 64);
            Value kept = Dropout.of("drop", 0.5).of(c, Dense.of("layer", 64).of(c, x));
            return c.op("ReduceMean", Attributes.of("keepdims", 0), c.op("Mul", kept, x));
        };
        StepGraph.Update update = StepGraph.Update.of(new Sgd(0), Schedule.constant(0.1));
        StepGraph one = StepGraph.of("one", objective, update);
        StepGraph two = StepGraph.sharded("two", objective, update, 2);
        float[] sample = new float[128];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = i % 64;
        }
        try (StepSession whole = open(one, 1); StepSession halves = open(two, 1);
                Batch batch = new Batch(one.batch(), 2)) {
            batch.floats("x").put(sample);
            assertNotEquals(whole.step(batch, 1), halves.step(batch, 2), "both shards have the masks of one");
        }
    }

    @Test
    void tellWhatOneShardRefuses() {
        Kind kind = kinds().get(0);
        StepGraph graph = StepGraph.sharded("step", kind.objective(),
                StepGraph.Update.of(new Sgd(0), Schedule.constant(0.1)), 2);
        try (StepSession session = open(graph, 2); Batch batch = new Batch(graph.batch(), 4)) {
            batch.longs("label").put(3, 1000);
            ModelException told = assertThrows(ModelException.class, () -> session.step(batch, 4));
            assertTrue(told.getMessage().startsWith("ONNX Runtime: the training step failed"),
                    told.getMessage());
        }
    }

    @Test
    void areOneAtLeast() {
        ModelException told = assertThrows(ModelException.class, () -> StepGraph.sharded("step",
                kinds().get(0).objective(), StepGraph.Update.of(new Sgd(0), Schedule.constant(0.1)), 0));
        assertTrue(told.getMessage().contains("number of shards"), told.getMessage());
    }

    private static StepSession open(StepGraph graph, int threads) {
        return StepSession.open(graph, Weights.initial(graph.parameters(), SEED), threads, SEED);
    }

    private static float[] array(Weights weights, StepGraph graph, String name) {
        return weights.get(graph.parameters().stream().filter(parameter -> parameter.name().equals(name))
                .findFirst().orElseThrow());
    }

    private static Weights trained(StepGraph graph, Kind kind, int rows, int threads) {
        try (StepSession session = open(graph, threads); Batch batch = new Batch(graph.batch(), rows)) {
            SplittableRandom random = new SplittableRandom(SEED);
            FloatBuffer x = batch.floats("x");
            for (int i = 0; i < rows * kind.elements(); i++) {
                x.put(i, (float) (2 * random.nextDouble() - 1));
            }
            for (int row = 0; row < rows; row++) {
                batch.longs("label").put(row, row % CLASSES);
            }
            for (int step = 0; step < STEPS; step++) {
                session.step(batch, rows);
            }
            return session.weights();
        }
    }
}
