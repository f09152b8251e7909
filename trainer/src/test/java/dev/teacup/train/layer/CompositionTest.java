package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Settings;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.Adam;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Layers of all kinds one after the other, within one another, and what a mistake among them is told as. */
class CompositionTest {
    private static final int ROWS = 40;
    private static final int SIDE = 6;
    private static final Type WORDS =
            Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("letters")));

    private static Layer block() {
        return new Residual("block", Sequential.of(Convolution.of("a", 4, 3, 3).padded().withoutBias(),
                BatchNormalization.of("norm"), Activation.RELU, Convolution.of("b", 4, 1, 1)));
    }

    private static Layer eyes() {
        return Sequential.of(Convolution.of("first", 4, 3, 3).padded(), BatchNormalization.of("norm"),
                Activation.RELU, Pool.max(2, 2), block(), Pool.globalMean(),
                Dense.of("hidden", 8).withoutBias(),
                new LayerNormalization("level"), Dropout.of("drop", 0.1), Dense.of("classes", 2));
    }

    private static Layer ears() {
        return Sequential.of(new Embedding("letters", 5, 6), Recurrent.swapped(),
                Recurrent.gru("low", 6).bidirectional(), new Residual("again", Recurrent.rnn("high", 12)),
                Recurrent.lstm("whole", 8).last(), Dense.of("classes", 2));
    }

    /** Pictures with a bright left or right half, in noise. */
    @Test
    void picturesAreTrainedOn() {
        SplittableRandom random = new SplittableRandom(1);
        float[] pictures = new float[ROWS * SIDE * SIDE];
        long[] labels = new long[ROWS];
        for (int i = 0; i < pictures.length; i++) {
            int row = i / (SIDE * SIDE);
            labels[row] = row % 2;
            boolean isBright = i % SIDE < SIDE / 2 == (row % 2 == 0);
            pictures[i] = (float) random.nextDouble() + (isBright ? 1 : 0);
        }
        Dataset data = Dataset.of(ROWS).floats("x", pictures).longs("label", labels);
        assertLearns(data, c -> eyes().of(c, c.input("x", DType.FLOAT32, 1, SIDE, SIDE)));
    }

    /** Words of 1 to 7 letters that begin with one of two letters. */
    @Test
    void wordsAreTrainedOn() {
        SplittableRandom random = new SplittableRandom(1);
        long[][] words = new long[ROWS][];
        long[] labels = new long[ROWS];
        for (int row = 0; row < ROWS; row++) {
            words[row] = random.longs(1 + row % 7, 1, 5).toArray();
            words[row][0] = 1 + row % 2;
            labels[row] = row % 2;
        }
        Dataset data = Dataset.of(ROWS).ragged("x", words, 0).longs("label", labels);
        assertLearns(data, c -> ears().of(c, c.input("x", WORDS)));
    }

    /** Stripes, of which a quarter of the places is enough to draw them again. */
    @Test
    void picturesAreDrawnAgainFromFewerPlaces() {
        float[] pictures = new float[ROWS * SIDE * SIDE];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = (i + i / (SIDE * SIDE)) % 2;
        }
        Layer layers = Sequential.of(Convolution.of("squeeze", 4, 2, 2).strided(2, 2).padded(),
                BatchNormalization.of("norm"), Activation.RELU,
                Convolution.of("draw", 1, 2, 2).strided(2, 2).padded().transposed());
        StepGraph graph = StepGraph.of("step", c -> {
            Value x = c.input("x", DType.FLOAT32, 1, SIDE, SIDE);
            return new MeanSquaredError().of(c, layers.of(c, x), x);
        }, StepGraph.Update.of(Adam.STANDARD, Schedule.constant(0.02)));
        List<History.Epoch> epochs = Fit.of(graph, Dataset.of(ROWS).floats("x", pictures),
                Settings.of(40, 16, 1)).run().history().epochs();
        assertEquals(0, epochs.get(39).loss(), 0.1, epochs.toString());
    }

    private interface Network {
        Value logits(Context c);
    }

    private static void assertLearns(Dataset data, Network network) {
        StepGraph graph = StepGraph.of("step", c -> SoftmaxCrossEntropy.PLAIN.of(c, network.logits(c),
                c.input("label", DType.INT64)),
                StepGraph.Update.of(Adam.STANDARD, Schedule.constant(0.02)).clippedTo(1));
        List<History.Epoch> epochs =
                Fit.of(graph, data, Settings.of(20, 16, 1)).run().history().epochs();
        assertEquals(0, epochs.get(19).loss(), 0.2, epochs.toString());
    }

    @Test
    void aMistakeIsToldWithThePlaceOfItsLayer() {
        assertMessage(c -> Sequential.of(Convolution.of("a", 4, 3), Activation.RELU, Pool.max(2, 2)).of(c,
                c.input("x", DType.FLOAT32, 2, 9)),
                "layer 3 of 3: the input of a pool has another number of dimensions",
                "expected: [batch, channels, and 2 more], one for each of the window's",
                "got: float32[batch, 4, 7]",
                "fix: reshape it, or give the window as many sizes");
        assertMessage(c -> new Residual("block", Sequential.of(Activation.RELU, Pool.max(2))).of(c,
                c.input("x", DType.FLOAT32, 4)),
                "layer 'block', layer 2 of 2: the input of a pool has another number of dimensions",
                "expected: [batch, channels, and 1 more], one for each of the window's",
                "got: float32[batch, 4]",
                "fix: reshape it, or give the window as many sizes");
        assertMessage(c -> new Residual("block", Sequential.of(Activation.RELU, Dense.of("d", 0))).of(c,
                c.input("x", DType.FLOAT32, 4)),
                "layer 'block.d': it has no units",
                "expected: 1 or more",
                "got: 0",
                "fix: give it some");
    }

    @Test
    void whatCannotBeTrainedIsToldWithThePlaceOfItsLayer() {
        Type wide = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2), Dim.named("length")));
        ModelException told = assertThrows(ModelException.class, () -> StepGraph.of("step", c -> {
            Value y = new Residual("body", Sequential.of(
                    Convolution.of("low", 2, 3).padded())).of(c, c.input("x", wide));
            Value z = Convolution.of("far", 2, 3).padded().strided(2).of(c, y);
            return c.op("ReduceMean", dev.teacup.op.Attributes.of("keepdims", 0), z);
        }, StepGraph.Update.of(Adam.STANDARD, Schedule.constant(1))));
        assertEquals("layer 'far', Conv", told.where().substring(0, 17));
    }

    @Test
    void tellsWhatCannotBe() {
        assertMessage(c -> new BatchNormalization("norm", -0.1).of(c, c.input("x", DType.FLOAT32, 4)),
                "layer 'norm': its momentum is no share that is kept",
                "expected: 0 or more, and below 1",
                "got: -0.1",
                "fix: 0.9 to 0.999 is usual");
        assertMessage(c -> new Pool("LpPool", List.of(2), List.of(2)).of(c,
                c.input("x", DType.FLOAT32, 4, 4)),
                "model: the pool is not known",
                "expected: MaxPool or AveragePool",
                "got: 'LpPool'",
                "fix: use one of these");
        assertMessage(c -> Pool.max(2, 2).strided(0, 1).of(c, c.input("x", DType.FLOAT32, 4, 4, 4)),
                "model: the window of a pool and its strides do not fit",
                "expected: numbers above 0, one for each dimension",
                "got: window [2, 2], strides [0, 1]",
                "fix: make them agree");
        assertMessage(c -> Recurrent.swapped().of(c, c.input("x", DType.FLOAT32)),
                "model: the input is no sequence",
                "expected: [batch, time, ..] or [time, batch, ..]",
                "got: float32[batch]",
                "fix: give it one dimension for time");
    }

    @Test
    void tellsNamesThatCannotBe() {
        assertMessage(c -> Dense.of(" ", 2).of(c, c.input("x", DType.FLOAT32, 4)),
                "model: a layer has no name",
                "expected: a name, such as 'hidden'",
                "got: ' '",
                "fix: name it: its parameters are called by it");
        for (String taken : List.of("x", "d.W", "z")) {
            assertMessage(c -> {
                Value y = Dense.of("d", 2).of(c, c.input("x", DType.FLOAT32, 4));
                c.out("z", y);
                c.out(taken, c.op("Relu", y));
                return y;
            },
                    "model: the output '" + taken + "' has the name of something else",
                    "expected: a name that no input, parameter or output has",
                    "got: '" + taken + "'",
                    "fix: give it another name");
        }
        ModelException told = assertThrows(ModelException.class,
                () -> Model.of("m", c -> c.op("Relu", c.input("x", DType.FLOAT32, 4))));
        assertEquals("model: it has no outputs", told.getMessage().lines().findFirst().orElseThrow());
    }

    @Test
    void tellsSizesThatCannotBe() {
        assertMessage(c -> c.input("x", DType.FLOAT32, -1, 4),
                "model: the input 'x' has a size that cannot be",
                "expected: 1 or more for each dimension behind the batch",
                "got: [-1, 4]",
                "fix: give it a type in which Dim.named names what differs from batch to batch");
        assertMessage(c -> new Embedding("words", 2_000_000_000, 300).of(c, c.input("x", DType.INT64)),
                "layer 'words': its parameter is too large, or empty",
                "expected: 1 to 536870911 elements",
                "got: words.table[2000000000, 300]",
                "fix: give the layer fewer units");
    }

    @Test
    void tellsStatisticsThatCannotBeUpdated() {
        assertMessage(c -> {
            Value mean = c.statistic("mean", Initial.constant(0), 2);
            c.update("mean", mean);
            return mean;
        },
                "model: 'mean' cannot be updated",
                "expected: a statistic that this layer has asked for, in training",
                "got: a graph for use",
                "fix: ask for it by statistic, and update it only where isTraining is true");
        assertStepMessage(c -> {
            c.statistic("mean", Initial.constant(0), 2);
            c.update("maen", c.real(1));
            return c.real(1);
        },
                "model: 'maen' cannot be updated",
                "expected: a statistic that this layer has asked for, in training",
                "got: nothing of that name",
                "fix: ask for it by statistic, and update it only where isTraining is true");
        assertStepMessage(c -> {
            c.statistic("mean", Initial.constant(0), 2);
            c.update("mean", c.real(1));
            return c.real(1);
        },
                "model: its statistic 'mean' becomes something else",
                "expected: float32[2]",
                "got: float32[]",
                "fix: give it a value of its own type and sizes");
        assertStepMessage(c -> {
            c.statistic("mean", Initial.constant(0), 2);
            return c.parameter("mean", Initial.constant(0), true, 2);
        },
                "model: it has a parameter and a statistic of one name",
                "expected: a name for each",
                "got: 'mean' twice",
                "fix: rename one of them");
    }

    private static void assertMessage(Network mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class,
                () -> Model.of("m", c -> c.out("y", mistake.logits(c))));
        assertEquals(String.join("\n", lines), told.getMessage());
    }

    private static void assertStepMessage(Network mistake, String... lines) {
        ModelException told = assertThrows(ModelException.class, () -> StepGraph.of("step", mistake::logits,
                StepGraph.Update.of(Adam.STANDARD, Schedule.constant(1))));
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
