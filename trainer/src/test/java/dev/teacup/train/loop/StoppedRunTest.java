package dev.teacup.train.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Embedding;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Optimizer;
import dev.teacup.train.optim.PercentDelta;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Words of different length, pictures that are augmented: a run that is stopped ends as one that is not. */
class StoppedRunTest {
    private static final int ROWS = 45;
    private static final long[][] WORDS = words();
    private static final int[] CLASSES = Arrays.stream(WORDS).mapToInt(word -> word.length % 2).toArray();

    @TempDir
    Path folder;

    private static long[][] words() {
        SplittableRandom random = new SplittableRandom(1);
        long[][] words = new long[ROWS][];
        Arrays.setAll(words, row -> random.longs(random.nextInt(1, 7), 1, 9).toArray());
        return words;
    }

    private static Samples data() {
        float[] pictures = new float[3 * ROWS];
        Dataset data = Dataset.of(ROWS).ragged("word", WORDS, 0).floats("picture", pictures)
                .longs("label", Arrays.stream(CLASSES).asLongStream().toArray());
        return new Augmented(data, "picture", (picture, random) -> {
            for (int i = 0; i < picture.length; i++) {
                picture[i] += (float) random.nextDouble();
            }
        }, 1);
    }

    private static Value loss(Context c) {
        Type word = Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("letters")));
        Value read = Sequential.of(new Embedding("letters", 9, 4), Recurrent.swapped(),
                Recurrent.gru("reading", 4).bidirectional().last()).of(c, c.input("word", word));
        Value seen = BatchNormalization.of("norm").of(c, c.input("picture", DType.FLOAT32, 3));
        Value both = c.op("Concat", Attributes.of("axis", 1), read, seen);
        Value scores = Sequential.of(Dropout.of("drop", 0.3), Dense.of("classes", 2)).of(c, both);
        return new SoftmaxCrossEntropy(new double[] {1, 2}, 0.1).of(c, scores, c.input("label", DType.INT64));
    }

    private static Fit fit(Order order, Optimizer optimizer, Path checkpoint) {
        StepGraph graph = StepGraph.of("step", StoppedRunTest::loss, StepGraph.Update
                .of(optimizer, Schedule.cosine(0.01, 5, 40)).clippedTo(1).averaged(0.9));
        return Fit.of(graph, data(), Settings.of(4, 10, 3).checkpointEvery(2)).inOrder(order)
                .writingTo(checkpoint);
    }

    private static Stream<Arguments> runs() {
        int[] lengths = Arrays.stream(WORDS).mapToInt(word -> word.length).toArray();
        return Stream.of(Arguments.of("shuffled", Order.shuffled(), AdamW.of(0.01)),
                Arguments.of("by length", Order.byLength(lengths, 2), AdamW.of(0.01)),
                Arguments.of("balanced", Order.balanced(CLASSES, 0.5), AdamW.of(0.01)),
                Arguments.of("an optimiser that keeps nothing", Order.shuffled(), PercentDelta.STANDARD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void endsWithTheSameBytes(String name, Order order, Optimizer optimizer) throws IOException {
        Path whole = folder.resolve("whole");
        fit(order, optimizer, whole).run();
        Path stopped = folder.resolve("stopped");
        for (int stop = 0; stop < 2; stop++) {
            int[] left = {8};
            Progress stopper = new Progress() {
                @Override
                public void step(int epoch, int step, double loss) {
                    if (--left[0] == 0) {
                        throw new IllegalStateException("stopped");
                    }
                }
            };
            assertThrows(IllegalStateException.class,
                    () -> fit(order, optimizer, stopped).telling(stopper).resume());
        }
        fit(order, optimizer, stopped).resume();
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(stopped));
    }
}
