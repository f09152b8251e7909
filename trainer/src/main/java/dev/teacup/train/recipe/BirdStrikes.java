package dev.teacup.train.recipe;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.History;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.TerminalProgress;
import dev.teacup.train.loop.Validation;
import dev.teacup.train.metric.AveragePrecision;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.recipe.StrikeFit.Hyperparameters;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Does a bird strike damage the aircraft? Trains on the years to 1997 and looks at 1998 and 1999, then trains
 * the model that is kept on all years to 1999, and both with further seeds, which tell how much of a figure
 * is chance.
 */
public final class BirdStrikes {
    /** Trainings with other seeds whose spread the report tells, the kept one among them. */
    private static final int SEEDS = 5;
    private static final int CHECKPOINT_STEPS = 20;
    private static final String CHECKPOINTS = "checkpoints";
    private static final String TO_CHOOSE = "to-1997";
    private static final String TO_KEEP = "to-1999";

    /** A training with its history and what the finished model says. */
    record Trained(StrikeFit fit, byte[] onnx, Fitted fitted, List<Double> validationLosses,
            StrikeScores scores) {}

    /** Training adds up the losses of the members; people are told the mean. */
    private record LossOfOne(Progress told, int members) implements Progress {
        @Override
        public void step(int epoch, int step, double loss) {
            told.step(epoch, step, loss / members);
        }

        @Override
        public void epoch(History.Epoch done) {
            told.epoch(new History.Epoch(done.number(), done.loss() / members, done.validation()));
        }
    }

    private final Recipe.Request request;
    private final Strikes strikes;
    private final Hyperparameters settings;

    private BirdStrikes(Recipe.Request request) {
        this.request = request;
        this.strikes = Strikes.of(request.data());
        this.settings =
                request.epochs() > 0 ? Hyperparameters.CHOSEN.epochs(request.epochs())
                        : Hyperparameters.CHOSEN;
    }

    /**
     * Trains, and writes {@code model.onnx}, {@code model.json}, {@code golden/}, {@code report.md} and
     * {@code card.md}.
     *
     * @throws dev.teacup.error.ModelException when the folder cannot be written to, or a checkpoint is
     * damaged
     */
    public static void train(Recipe.Request request) {
        new BirdStrikes(request).train();
    }

    /** Some strikes as the model's inputs, tensors [rows, 1] in the order of its signature. */
    public static List<HostTensor> inputs(Strikes strikes, int[] rows) {
        return StrikeInputs.of(strikes, rows);
    }

    private void train() {
        long start = System.nanoTime();
        say("Learning from " + strikes.rowsToChoose().length
                + " strikes to 1997, looking at those of 1998 and 1999");
        Trained chosen = trained(strikes.rowsToChoose(), request.seed(), TO_CHOOSE);
        say("Learning from " + strikes.rowsToFit().length + " strikes to 1999: the model that is kept");
        Trained kept = trained(strikes.rowsToFit(), request.seed(), TO_KEEP);
        List<BinaryScores> toChoose = new ArrayList<>(List.of(test(chosen)));
        List<BinaryScores> toKeep = new ArrayList<>(List.of(test(kept)));
        for (long seed = request.seed() + 1; seed < request.seed() + SEEDS; seed++) {
            say("Once more with seed " + seed + ", to see the spread");
            toChoose.add(test(trained(strikes.rowsToChoose(), seed, null)));
            toKeep.add(test(trained(strikes.rowsToFit(), seed, null)));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        write(kept, new StrikeFacts(chosen, kept, toChoose, toKeep, request.seed(), seconds));
        say("Written to " + request.out());
    }

    private static BinaryScores test(Trained trained) {
        return trained.scores.test(trained.fit.rows());
    }

    /** @param checkpoint the name of the checkpoint's file, or null for a training that is not worth one */
    private Trained trained(int[] rows, long seed, String checkpoint) {
        StrikeFit fit = new StrikeFit(strikes, rows, settings);
        Model model = fit.model();
        List<Double> losses = new ArrayList<>();
        Fit training = fit.fit(seed).telling(progress(fit, checkpoint));
        if (rows.length == strikes.rowsToChoose().length) {
            training = training.validatedBy(validation(model, losses));
        }
        if (checkpoint != null) {
            training = training.with(training.settings().checkpointEvery(CHECKPOINT_STEPS))
                    .writingTo(checkpoints().resolve(checkpoint));
        }
        Fitted fitted = checkpoint != null && request.resume() ? training.resume() : training.run();
        byte[] onnx = model.onnx(fitted.weights(), heading(fit, seed));
        return new Trained(fit, onnx, fitted, losses, StrikeScores.of(strikes, onnx, model.inputs()));
    }

    private Progress progress(StrikeFit fit, String checkpoint) {
        if (checkpoint == null) {
            return Progress.NONE;
        }
        int steps = fit.loop(0).stepsPerEpoch(fit.rows().length);
        Progress told = new TerminalProgress(request.terminal(), request.isTerminal(),
                () -> System.nanoTime() / 1_000_000,
                settings.epochs(), steps, "validation AP");
        return new LossOfOne(told, settings.members());
    }

    private Validation validation(Model model, List<Double> losses) {
        int[] rows = strikes.split().validation();
        Dataset data = StrikeInputs.dataset(strikes, rows);
        return new Validation(model, data, "validation AP", outputs -> {
            Predictions said = predictions(outputs, data);
            losses.add(logLoss(said));
            return AveragePrecision.of(said);
        }, true);
    }

    private static Predictions predictions(Map<String, float[]> outputs, Dataset data) {
        float[] probabilities = outputs.get(StrikeNetwork.PROBABILITY);
        float[] damage = data.floats(StrikeInputs.TARGET);
        double[] said = new double[probabilities.length];
        double[] happened = new double[probabilities.length];
        for (int i = 0; i < said.length; i++) {
            said[i] = probabilities[i];
            happened[i] = damage[i];
        }
        return new Predictions(said, happened);
    }

    private static double logLoss(Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < predictions.rows(); i++) {
            boolean happened = predictions.labels()[i] == 1;
            sum -= Math.log(happened ? predictions.scores()[i] : 1 - predictions.scores()[i]);
        }
        return sum / predictions.rows();
    }

    private Heading heading(StrikeFit fit, long seed) {
        ModelDescription description = StrikeDescription.of(fit.inputs(), fit.rows().length, fit.baseRate());
        return Heading.of(Model.OPSET)
                .with(ModelDescription.METADATA_KEY, Json.line(description))
                .with("teacup.command", StrikeFacts.command(settings, seed))
                .with("teacup.data.sha256", strikes.sha256())
                .with("teacup.versions", Json.line(StrikeFacts.versionsOfWeights()));
    }

    private void write(Trained kept, StrikeFacts facts) {
        Folder folder = new Folder(request.out());
        folder.write("model.onnx", ByteBuffer.wrap(kept.onnx));
        StrikeFit fit = kept.fit;
        folder.write(StrikeDescription.of(fit.inputs(), fit.rows().length, fit.baseRate()));
        StrikeGolden.write(folder, strikes, kept.onnx);
        folder.write(facts.facts());
        deleteCheckpoints();
    }

    private Path checkpoints() {
        try {
            return Files.createDirectories(request.out().resolve(CHECKPOINTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteCheckpoints() {
        try {
            Files.deleteIfExists(checkpoints().resolve(TO_CHOOSE));
            Files.deleteIfExists(checkpoints().resolve(TO_KEEP));
            Files.delete(checkpoints());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String line) {
        request.terminal().println(line);
    }
}
