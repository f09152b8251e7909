package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.Adam;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small models of each kind learn a batch of noise by heart: steps do something, and the right thing. */
class StepLearnsTest {
    private static final int ROWS = 8;
    private static final int CLASSES = 3;
    private static final int STEPS = 60;
    private static final long SEED = 5;

    /** Layers that end in a score for each class. */
    private record Kind(String name, Layer layers, int... sample) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        Layer classes = Dense.of("classes", CLASSES);
        Layer flatten = (c, x) -> c.op("Flatten", x);
        return List.of(
                new Kind("MLP", Sequential.of(Dense.of("first", 16), Activation.RELU, classes), 6),
                new Kind("CNN", Sequential.of(Convolution.of("first", 4, 3, 3).padded(), Activation.RELU,
                        Pool.max(2, 2), Convolution.of("second", 6, 3, 3).padded(), Activation.RELU,
                        Pool.max(2, 2), flatten, classes), 1, 8, 8),
                new Kind("LSTM", Sequential.of(last(Recurrent.lstm("cell", 12)), classes), 5, 4),
                new Kind("GRU", Sequential.of(last(Recurrent.gru("cell", 12)), classes), 5, 4));
    }

    private static Layer last(Recurrent cell) {
        return (c, x) -> {
            Value steps = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), x);
            return cell.read(c, steps, null, null).last();
        };
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theLossOfABatchFallsToATenth(Kind kind) {
        StepGraph graph = StepGraph.of(kind.name, c -> SoftmaxCrossEntropy.PLAIN.of(c,
                kind.layers.of(c, c.input("x", DType.FLOAT32, kind.sample)), c.input("label", DType.INT64)),
                StepGraph.Update.of(Adam.STANDARD, Schedule.constant(0.03)));
        try (StepSession session =
                StepSession.open(graph, Weights.initial(graph.parameters(), SEED), 1, SEED);
                Batch batch = new Batch(graph.batch(), ROWS)) {
            fill(batch, Arrays.stream(kind.sample).reduce(ROWS, (a, b) -> a * b));
            float first = session.step(batch, ROWS);
            float last = first;
            for (int step = 0; step < STEPS; step++) {
                last = session.step(batch, ROWS);
            }
            assertTrue(last < first / 10, first + " to " + last);
        }
    }

    private static void fill(Batch batch, int elements) {
        SplittableRandom random = new SplittableRandom(SEED);
        FloatBuffer x = batch.floats("x");
        for (int i = 0; i < elements; i++) {
            x.put(i, (float) (2 * random.nextDouble() - 1));
        }
        for (int row = 0; row < ROWS; row++) {
            batch.longs("label").put(row, row % CLASSES);
        }
    }
}
