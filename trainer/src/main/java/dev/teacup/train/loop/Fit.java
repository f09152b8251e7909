package dev.teacup.train.loop;

import static dev.teacup.error.Text.quoted;

import dev.teacup.error.ModelException;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.ort.Batch;
import dev.teacup.train.ort.StepSession;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Trains a model on a data set.
 *
 * @param order which sample comes when
 * @param validation what is looked at after each epoch, or null
 * @param checkpoint the file to write checkpoints to, or null
 */
public record Fit(StepGraph graph, Samples data, Order order, Settings settings, Validation validation,
        Path checkpoint, Progress progress) {
    private static final String STEP = "training, step ";

    /** In random order, without validation, checkpoints and progress. */
    public static Fit of(StepGraph graph, Samples data, Settings settings) {
        return new Fit(graph, data, Order.shuffled(), settings, null, null, Progress.NONE);
    }

    public Fit inOrder(Order other) {
        return new Fit(graph, data, other, settings, validation, checkpoint, progress);
    }

    public Fit with(Settings others) {
        return new Fit(graph, data, order, others, validation, checkpoint, progress);
    }

    public Fit validatedBy(Validation judge) {
        return new Fit(graph, data, order, settings, judge, checkpoint, progress);
    }

    public Fit writingTo(Path file) {
        return new Fit(graph, data, order, settings, validation, file, progress);
    }

    public Fit telling(Progress listener) {
        return new Fit(graph, data, order, settings, validation, checkpoint, listener);
    }

    /**
     * Trains from the beginning.
     *
     * @throws ModelException when the data does not fit the graph, the model that is validated has parameters
     *     that are not trained, a loss is no number, or a checkpoint cannot be written
     */
    public Fitted run() {
        return run(false);
    }

    /**
     * Goes on from the checkpoint, if there is one; the end is the same, byte for byte, as without a stop.
     *
     * @throws ModelException also when the checkpoint is damaged or belongs to another training
     */
    public Fitted resume() {
        return run(checkpoint != null && Files.exists(checkpoint));
    }

    /** Whether a training was stopped because a loss or a parameter was no number any more. */
    public static boolean hasBurst(ModelException stopped) {
        return stopped.where().startsWith(STEP);
    }

    private Fitted run(boolean resumes) {
        Weights initial = Weights.initial(graph.parameters(), settings.seed());
        if (validation != null) {
            validation.model().parameters().forEach(initial::get);
        }
        try (StepSession session = StepSession.open(graph, initial, settings.threads(), settings.seed());
                Batch batch = data.batch(graph.batch(), Math.min(settings.batch(), data.rows()));
                Validator validator = validation == null ? null : validator()) {
            Run run = new Run(session, batch, validator, resumes ? restored(session) : fresh(session));
            progress.begin(session.steps(), session::weights);
            while (!run.isDone()) {
                run.epoch();
            }
            if (validation != null) {
                restore(session.kept(), run.best);
            }
            return new Fitted(session.weights(), run.position.history());
        }
    }

    private Validator validator() {
        byte[] model = validation.model().withParametersAsInputs();
        return new Validator(model, validation.model().inputs(), validation.data(), settings.threads());
    }

    private record Start(Position position, ByteBuffer best) {}

    private Start fresh(StepSession session) {
        return new Start(new Position(), copy(session.kept()));
    }

    private Start restored(StepSession session) {
        List<ByteBuffer> sections = Checkpoint.read(checkpoint, identity());
        List<ByteBuffer> state = session.state();
        for (int i = 0; i < state.size(); i++) {
            restore(state.get(i), sections.get(i));
        }
        return new Start(Position.of(sections.get(state.size()).duplicate()), sections.get(state.size() + 1));
    }

    private static void restore(ByteBuffer to, ByteBuffer from) {
        to.put(from.duplicate());
    }

    private static ByteBuffer copy(ByteBuffer buffer) {
        return ByteBuffer.allocate(buffer.remaining()).put(buffer.duplicate()).flip();
    }

    /** Tells trainings apart that would end differently. */
    private long identity() {
        CRC32 crc = new CRC32();
        crc.update(graph.onnx());
        crc.update(longs(data.fingerprint(), validation == null ? 0 : validation.data().fingerprint(),
                settings.seed(), settings.batch(),
                Arrays.hashCode(order.of(data.rows(), settings.seed(), 0, settings.batch()))));
        if (graph.shards() != null) {
            crc.update(longs(graph.shards().count()));
        }
        return crc.getValue();
    }

    private static ByteBuffer longs(long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        return bytes;
    }

    /** A training on its way. */
    private final class Run {
        private final StepSession session;
        private final Batch batch;
        private final Validator validator;
        private final Position position;
        private final long identity = identity();
        private ByteBuffer best;

        Run(StepSession session, Batch batch, Validator validator, Start start) {
            this.session = session;
            this.batch = batch;
            this.validator = validator;
            this.position = start.position;
            this.best = start.best;
        }

        boolean isDone() {
            boolean isStale = validation != null && settings.patience() > 0
                    && position.epoch - position.bestEpoch >= settings.patience();
            return position.epoch >= settings.epochs() || isStale;
        }

        void epoch() {
            int[] rows = order.of(data.rows(), settings.seed(), position.epoch, batch.capacity());
            int steps = settings.stepsPerEpoch(rows.length);
            while (position.step < steps) {
                step(rows);
                int every = settings.checkpointSteps();
                if (every > 0 && session.steps() % every == 0 && position.step < steps) {
                    requireFinite();
                    save();
                }
            }
            requireFinite();
            close(rows.length);
            save();
        }

        private void step(int[] order) {
            int from = position.step * batch.capacity();
            int rows = Math.min(batch.capacity(), order.length - from);
            data.fill(batch, order, from, rows, new Draw(settings.seed(), position.epoch));
            float loss = session.step(batch, rows);
            if (Float.isNaN(loss) || Float.isInfinite(loss)) {
                throw new ModelException(STEP + session.steps(), "the loss is no number",
                        "a finite loss", String.valueOf(loss),
                        "train with a smaller rate or clipped gradients, or look for NaN in the data");
            }
            position.lossSum += (double) loss * rows;
            position.step++;
            progress.loss(session.steps(), loss);
            progress.step(position.epoch + 1, position.step, position.lossSum / (from + rows));
        }

        /** So that an earlier checkpoint is kept, rather than one that nothing can be learnt from. */
        private void requireFinite() {
            Parameter broken = session.broken();
            if (broken != null) {
                throw new ModelException(STEP + session.steps(),
                        "the parameter " + quoted(broken.name()) + " is no number any more",
                        "finite numbers", "infinities or NaN, by a gradient",
                        "train with a smaller rate or clipped gradients, and look for roots of 0");
            }
        }

        private void close(int rows) {
            double metric = Double.NaN;
            if (validation != null) {
                metric = validation.metric().of(validator.outputs(session));
                if (validation.isBetter(metric, position.best)) {
                    position.best = metric;
                    position.bestEpoch = position.epoch + 1;
                    best = copy(session.kept());
                }
            } else {
                position.bestEpoch = position.epoch + 1;
            }
            History.Epoch done = new History.Epoch(position.epoch + 1, position.lossSum / rows, metric);
            position.done.add(done);
            position.epoch++;
            position.step = 0;
            position.lossSum = 0;
            progress.epoch(done);
            progress.weights(session.steps(), session::weights);
        }

        private void save() {
            if (checkpoint != null) {
                progress.checkpoint();
                List<ByteBuffer> sections = new ArrayList<>(session.state());
                sections.add(position.bytes());
                sections.add(best);
                Checkpoint.write(checkpoint, identity, sections);
            }
        }
    }
}
