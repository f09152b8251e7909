package dev.teacup.benchmark;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Activation;
import dev.teacup.train.layer.Context;
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
import dev.teacup.train.ort.Batch;
import dev.teacup.train.ort.StepSession;

/** A workload as a step graph, run by ONNX Runtime. */
final class TeacupContender implements Contender {
    private static final int SEED = 1;

    private final StepSession session;
    private final Batch batch;

    TeacupContender(Workload workload, int threads) {
        StepGraph graph = graph(workload);
        this.session = StepSession.open(graph, Weights.initial(graph.parameters(), SEED), threads, SEED);
        this.batch = new Batch(graph.batch(), workload.rows());
        batch.floats("x").put(workload.numbers());
        batch.longs("label").put(workload.labels());
    }

    /** The step of a workload. */
    static StepGraph graph(Workload workload) {
        return StepGraph.sharded(workload.name(), c -> loss(c, workload),
                StepGraph.Update.of(Adam.STANDARD, Schedule.constant(Workload.RATE)),
                workload == Workload.MLP ? 1 : 2);
    }

    private static Value loss(Context c, Workload workload) {
        Value x = c.input("x", DType.FLOAT32, workload.sample());
        return SoftmaxCrossEntropy.PLAIN.of(c, layers(workload).of(c, x), c.input("label", DType.INT64));
    }

    private static Layer layers(Workload workload) {
        Layer classes = Dense.of("classes", Workload.CLASSES);
        return switch (workload) {
            case MLP -> Sequential.of(Dense.of("first", 512), Activation.RELU, Dense.of("second", 512),
                    Activation.RELU, classes);
            case CNN -> Sequential.of(Convolution.of("first", 16, 3, 3).padded(), Activation.RELU,
                    Pool.max(2, 2), Convolution.of("second", 32, 3, 3).padded(), Activation.RELU,
                    Pool.max(2, 2), (c, x) -> c.op("Flatten", x), classes);
            case LSTM -> Sequential.of(last(Recurrent.lstm("cell", Workload.UNITS)), classes);
            case GRU -> Sequential.of(last(Recurrent.gru("cell", Workload.UNITS)), classes);
        };
    }

    private static Layer last(Recurrent cell) {
        return (c, x) -> {
            Value steps = c.op("Transpose", Attributes.NONE.with("perm", new long[] {1, 0, 2}), x);
            return cell.read(c, steps, null, null).last();
        };
    }

    @Override
    public float step() {
        return session.step(batch, batch.capacity());
    }

    @Override
    public void close() {
        batch.close();
        session.close();
    }
}
