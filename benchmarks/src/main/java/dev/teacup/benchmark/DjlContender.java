package dev.teacup.benchmark;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.stream.LongStream;

/** A workload on DJL's PyTorch engine, as DJL's own examples train. */
final class DjlContender implements Contender {
    private final Model model;
    private final Trainer trainer;
    private final NDArray x;
    private final NDArray labels;

    DjlContender(Workload workload) {
        long[] dims = LongStream.concat(LongStream.of(workload.rows()),
                Arrays.stream(workload.sample()).asLongStream()).toArray();
        this.model = Model.newInstance(workload.name());
        model.setBlock(block(workload));
        this.trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed((float) Workload.RATE)).build()));
        trainer.initialize(new Shape(dims));
        this.x = trainer.getManager().create(workload.numbers(), new Shape(dims));
        this.labels = trainer.getManager().create(workload.labels());
    }

    /** The number of threads of an operator counts for the whole process, and is read when DJL loads. */
    static void prepare(int threads) {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }

    private static Block block(Workload workload) {
        return switch (workload) {
            case MLP -> new SequentialBlock().add(linear(512)).add(Activation.reluBlock()).add(linear(512))
                    .add(Activation.reluBlock()).add(linear(Workload.CLASSES));
            case CNN -> new SequentialBlock().add(filters(16)).add(Activation.reluBlock()).add(pool())
                    .add(filters(32)).add(Activation.reluBlock()).add(pool())
                    .add(Blocks.batchFlattenBlock()).add(linear(Workload.CLASSES));
            case LSTM -> last(LSTM.builder().setNumLayers(1).setStateSize(Workload.UNITS)
                    .optBatchFirst(true).build());
            case GRU -> last(GRU.builder().setNumLayers(1).setStateSize(Workload.UNITS)
                    .optBatchFirst(true).build());
        };
    }

    private static Block linear(long units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Block filters(int count) {
        return Conv2d.builder().setFilters(count).setKernelShape(new Shape(3, 3))
                .optPadding(new Shape(1, 1)).build();
    }

    private static Block pool() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }

    private static Block last(Block cell) {
        return new SequentialBlock().add(cell)
                .add(new LambdaBlock(list -> new NDList(list.head().get(":, -1, :"))))
                .add(linear(Workload.CLASSES));
    }

    @Override
    public float step() {
        try (NDManager scope = trainer.getManager().newSubManager()) {
            NDArray loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(new NDList(x));
                loss = trainer.getLoss().evaluate(new NDList(labels), outputs);
                loss.attach(scope);
                outputs.attach(scope);
                collector.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
