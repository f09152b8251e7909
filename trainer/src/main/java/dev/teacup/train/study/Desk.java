package dev.teacup.train.study;

import dev.teacup.export.Heading;
import dev.teacup.train.board.Projection;
import dev.teacup.train.layer.Model;
import dev.teacup.train.loop.Fit;
import dev.teacup.train.loop.Fitted;
import dev.teacup.train.loop.GlimpseProgress;
import dev.teacup.train.loop.Progress;
import dev.teacup.train.loop.TerminalProgress;
import dev.teacup.train.loop.ToBoth;
import dev.teacup.train.ort.Sessions;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one seed of a recipe is trained: checkpoints in the model's folder, lines on the terminal, and what
 * the file says of its origin.
 *
 * @param asked what is trained: the name of a recipe, or a file and what is asked of it
 * @param request what was asked for
 * @param dataSha256 of the unpacked data
 * @param seed of initial weights, order, augmentation and dropout
 * @param legend what TensorBoard is told of the recipe's tensors
 */
public record Desk(String asked, Request request, String dataSha256, long seed, Legend legend) {
    static final String CHECKPOINTS = "checkpoints";
    private static final String BOARD = "board";

    /** Whether this seed's model is the one that is kept. */
    public boolean isKept() {
        return seed == request.seed();
    }

    /**
     * Runs a training with checkpoints and for TensorBoard, or goes on with it where that was asked for.
     *
     * @param name tells it from other trainings of the recipe
     */
    public Fitted run(Fit training, String name) {
        return run(training, name, 1);
    }

    /**
     * The same of networks side by side.
     *
     * @param members how many there are; training adds up their losses, and the mean is told
     */
    public Fitted run(Fit training, String name, int members) {
        Fit written = training.writingTo(checkpoints().resolve(name + "-" + seed));
        try (FitBoard board = new FitBoard(board().resolve(name), training, legend)) {
            Progress told = new ToBoth(training.progress(), board);
            Fit heard = written.telling(members == 1 ? told : new MeanOfMembers(told, members));
            return request.resume() ? heard.resume() : heard.run();
        }
    }

    /** Shows points in TensorBoard's projector, under the run of this seed. */
    public void project(Projection projection) {
        projection.writeTo(board());
    }

    /** The folder of this seed's run for TensorBoard; its trainings have folders in it. */
    Path board() {
        return request.out().resolve(BOARD).resolve("seed-" + seed);
    }

    /** Tells a training in the terminal. */
    public Progress progress(int epochs, int stepsPerEpoch, String metric) {
        return new TerminalProgress(request.terminal(), request.isTerminal(),
                () -> System.nanoTime() / 1_000_000, epochs, stepsPerEpoch, metric);
    }

    /** Tells a training among several in a line that goes with the next one; nothing where nobody watches. */
    public Progress glimpse(String what, int epochs, int stepsPerEpoch) {
        return !request.isTerminal() ? Progress.NONE
                : new GlimpseProgress(request.terminal(), () -> System.nanoTime() / 1_000_000, what, epochs,
                        stepsPerEpoch);
    }

    /** A line of which the next one takes the place; nothing where nobody watches. */
    public void hint(String line) {
        if (request.isTerminal()) {
            request.terminal().print(TerminalProgress.START_OF_CLEARED_LINE + line);
            request.terminal().flush();
        }
    }

    /** A line on the terminal. */
    public void say(String line) {
        request.terminal()
                .println((request.isTerminal() ? TerminalProgress.START_OF_CLEARED_LINE : "") + line);
    }

    /** What repeats this training. */
    public String command() {
        return "./teacup train " + asked + " --seed " + seed
                + (request.epochs() == 0 ? "" : " --epochs " + request.epochs())
                + (request.form() == Form.FLOAT32 ? "" : " --export " + request.form())
                + (request.data() == null ? "" : " --data " + request.data().getFileName());
    }

    /** What the ONNX file says of itself: the page's description, and how it came about. */
    public Heading heading(ModelDescription description) {
        return Heading.of(Model.OPSET)
                .with(ModelDescription.METADATA_KEY, Json.line(description))
                .with("teacup.command", command())
                .with("teacup.data.sha256", dataSha256)
                .with("teacup.versions", Json.line(versionsOfWeights()));
    }

    /** What the bits of the weights depend on, beside the processor. */
    private static Map<String, String> versionsOfWeights() {
        return Map.of("onnxruntime", Sessions.version());
    }

    private Path checkpoints() {
        try {
            return Files.createDirectories(request.out().resolve(CHECKPOINTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the checkpoints of all seeds. */
    void clear() {
        Path folder = request.out().resolve(CHECKPOINTS);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
