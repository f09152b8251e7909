package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Attention;
import dev.teacup.train.layer.BatchNormalization;
import dev.teacup.train.layer.Context;
import dev.teacup.train.layer.Convolution;
import dev.teacup.train.layer.Dense;
import dev.teacup.train.layer.Dropout;
import dev.teacup.train.layer.Embedding;
import dev.teacup.train.layer.Layer;
import dev.teacup.train.layer.LayerNormalization;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Pool;
import dev.teacup.train.layer.Recurrent;
import dev.teacup.train.layer.Residual;
import dev.teacup.train.layer.Sequential;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loss.MeanSquaredError;
import dev.teacup.train.loss.SoftmaxCrossEntropy;
import dev.teacup.train.optim.AdamW;
import dev.teacup.train.optim.Objective;
import dev.teacup.train.optim.Schedule;
import dev.teacup.train.optim.StepGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Steps of all kinds of layers, with statistics and averages, by ONNX Runtime with its outputs pinned over
 * its inputs, and by our engine, which shares no memory: a value that is written before it is read differs.
 */
class LayerStepsTest {
    private static final int ROWS = 6;
    private static final int STEPS = 4;
    private static final double TOLERANCE = 2e-4;

    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void ofPictures() {
        Layer layers = Sequential.of(Convolution.of("first", 4, 3, 3).padded().withoutBias(),
                BatchNormalization.of("norm"), Activation.RELU, Pool.max(2, 2),
                new Residual("block",
                        Sequential.of(Convolution.of("a", 4, 3, 3).padded().grouped(2).withoutBias(),
                                BatchNormalization.of("norm"), Activation.SWISH, Dropout.of("drop", 0.2))),
                Convolution.of("up", 2, 2, 2).strided(2, 2).transposed(), Pool.mean(3, 3).strided(1, 1),
                Pool.globalMean(), Dense.of("out", 3));
        BatchNormalization shared = new BatchNormalization("shared", 0.5);
        assertSame(c -> {
            Value y = layers.of(c, shared.of(c, shared.of(c, c.input("x", DType.FLOAT32, 2, 6, 6))));
            return new SoftmaxCrossEntropy(new double[] {1, 2, 0.5}, 0.1).of(c, y,
                    c.input("label", DType.INT64));
        }, Map.of("x", floats(ROWS, 2, 6, 6), "label", longs(3, ROWS)));
    }

    @Test
    void ofWords() {
        Type words = Type.of(DType.INT64, Shape.of(Dim.named(Context.BATCH), Dim.named("letters")));
        assertSame(c -> {
            Value numbers = c.input("word", words);
            Value lengths = c.input("length", DType.INT64);
            Value x = Recurrent.swapped().of(c, new Embedding("letters", 5, 4).of(c, numbers));
            for (String cell : List.of("GRU", "LSTM", "RNN")) {
                x = new Recurrent(cell, cell, 4, true).read(c, x, lengths, null).all();
            }
            Value looked = new Attention("look").of(c, new LayerNormalization("norm").of(c,
                    Recurrent.swapped().of(c, x)));
            Value mean = c.op("ReduceMean", Attributes.of("keepdims", 0), looked, c.longs(1));
            Value turned = c.op("Transpose", Attributes.NONE.with("perm", new long[] {0, 2, 1}), looked);
            Value greatest =
                    Pool.globalMax().of(c, Convolution.of("near", 3, 3).padded().of(c, turned));
            Value both = c.op("Concat", Attributes.of("axis", 1), mean, greatest);
            return new MeanSquaredError().of(c, Dense.of("out", 1).of(c, both),
                    c.input("y", DType.FLOAT32));
        }, Map.of("word", longs(5, ROWS, 7), "length", HostTensor.longs(new int[] {ROWS}, 7, 1, 2, 7, 5, 3),
                "y", floats(ROWS)));
    }

    private HostTensor floats(int... dims) {
        HostTensor tensor = HostTensor.of(DType.FLOAT32, dims);
        for (int i = 0; i < tensor.elements(); i++) {
            tensor.tensor().f64(i, random.nextDouble(-1, 1));
        }
        return tensor;
    }

    private HostTensor longs(int below, int... dims) {
        HostTensor tensor = HostTensor.of(DType.INT64, dims);
        for (int i = 0; i < tensor.elements(); i++) {
            tensor.tensor().i64(i, random.nextInt(below));
        }
        return tensor;
    }

    private static void assertSame(Objective objective, Map<String, HostTensor> data) {
        StepGraph graph = StepGraph.of("step", objective, StepGraph.Update
                .of(AdamW.of(0.01), Schedule.constant(0.01)).clippedTo(1).averaged(0.8));
        Weights weights = Weights.initial(graph.parameters(), 3);
        Map<String, HostTensor> ours = feeds(graph, weights);
        ours.putAll(data);
        Session session = Session.open(graph.onnx(), Limits.DEFAULT, ExternalFiles.NONE);
        try (StepSession theirs = StepSession.open(graph, weights, 1, 7);
                Batch batch = batch(graph, data)) {
            for (int step = 1; step <= STEPS; step++) {
                ours.put(StepGraph.STEP, HostTensor.longs(new int[0], step));
                Map<String, HostTensor> results = session.run(ours);
                assertEquals(results.get(StepGraph.LOSS).f64(0), theirs.step(batch, ROWS), TOLERANCE);
                results.forEach((name, value) -> ours.computeIfPresent(name.replace(".next", ""),
                        (known, old) -> value));
            }
            for (Parameter parameter : graph.parameters()) {
                float[] found = theirs.weights().get(parameter);
                HostTensor average = ours.get(StepGraph.slot(parameter, StepGraph.AVERAGE));
                for (int i = 0; i < found.length; i++) {
                    assertEquals(average.f64(i), found[i], TOLERANCE, parameter.name() + " " + i);
                }
            }
        }
    }

    private static Map<String, HostTensor> feeds(StepGraph graph, Weights weights) {
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put(StepGraph.SEED, HostTensor.longs(new int[0], 7));
        for (Parameter parameter : graph.parameters()) {
            HostTensor values = HostTensor.floats(parameter.dims(), weights.get(parameter));
            feeds.put(parameter.name(), values);
            feeds.put(StepGraph.slot(parameter, StepGraph.AVERAGE), values);
            for (String slot : parameter.isStatistic() ? List.<String>of() : graph.slots()) {
                feeds.put(StepGraph.slot(parameter, slot), HostTensor.of(DType.FLOAT32, parameter.dims()));
            }
        }
        return feeds;
    }

    private static Batch batch(StepGraph graph, Map<String, HostTensor> data) {
        Batch batch = new Batch(graph.batch(), ROWS, Map.of("letters", 7));
        data.forEach((name, values) -> {
            for (int i = 0; i < values.elements(); i++) {
                if (values.dtype() == DType.FLOAT32) {
                    batch.floats(name).put(i, (float) values.f64(i));
                } else {
                    batch.longs(name).put(i, values.tensor().i64(i));
                }
            }
        });
        return batch;
    }
}
