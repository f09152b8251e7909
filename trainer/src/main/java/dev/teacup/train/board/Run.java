package dev.teacup.train.board;

import dev.teacup.error.ModelException;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * A run that is written for TensorBoard, in a folder of its own: a line in each of its charts. A tag is the
 * name of a chart; those that begin alike up to a slash are shown together.
 *
 * @see <a href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/util/event.proto">
 *     event.proto</a>
 */
public final class Run implements AutoCloseable {
    /** What the name of an event file has to hold. */
    static final String MARK = "events.out.tfevents.";
    static final int TIME = 1;
    static final int STEP = 2;
    static final int SUMMARY = 5;
    static final int SESSION = 7;
    static final int STARTED = 1;

    private static final int VERSION = 3;
    private static final int GRAPH = 4;
    /** Of TensorFlow's graphs; says which attributes may be left out. */
    private static final int GRAPH_PRODUCER = 1087;

    private final Path folder;
    private final OutputStream out;
    private final DoubleSupplier clock;

    private Run(Path folder, OutputStream out, DoubleSupplier clock) {
        this.folder = folder;
        this.out = out;
        this.clock = clock;
        event(0, new Message().text(VERSION, "brain.Event:2"));
    }

    /**
     * Begins a run; one that was in the folder goes, those in folders below stay.
     *
     * @throws ModelException when the folder cannot be written to
     */
    public static Run begin(Path folder) {
        return begin(folder, Run::now);
    }

    /**
     * Goes on with a run that was torn, in another file: what the older ones hold of {@code step} and later
     * ones counts no more.
     *
     * @param step the first one that comes
     * @throws ModelException when the folder cannot be written to
     */
    public static Run resume(Path folder, long step) {
        return resume(folder, step, Run::now);
    }

    /**
     * Adds to a run that has come to its end, in another file.
     *
     * @throws ModelException when the folder cannot be written to
     */
    public static Run more(Path folder) {
        try {
            return open(Files.createDirectories(folder), Run::now);
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    /** @param clock seconds since 1970 */
    static Run begin(Path folder, DoubleSupplier clock) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Files.createDirectories(folder),
                MARK + "*")) {
            for (Path file : files) {
                Files.delete(file);
            }
            ProjectorFiles.clear(folder);
            return open(folder, clock);
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    static Run resume(Path folder, long step, DoubleSupplier clock) {
        try {
            Run run = open(Files.createDirectories(folder), clock);
            run.event(step, new Message().message(SESSION, new Message().number(1, STARTED)));
            return run;
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    /** Adds a number, of which a chart over the steps is drawn. */
    public void scalar(String tag, long step, double value) {
        summary(step, Values.scalar(tag, value));
    }

    /** Adds how numbers are spread, for the tabs of histograms and distributions. */
    public void histogram(String tag, long step, float[] values) {
        summary(step, Values.histogram(tag, Histogram.of(values)));
    }

    /** Adds pictures of one size. */
    public void images(String tag, long step, List<BufferedImage> pictures) {
        BufferedImage first = pictures.get(0);
        summary(step, Values.images(tag, first.getWidth(), first.getHeight(),
                pictures.stream().map(Sprite::png).toList()));
    }

    /** Adds a text, in Markdown. */
    public void text(String tag, long step, String markdown) {
        summary(step, Values.text(tag, markdown));
    }

    /**
     * Adds a curve of precision over recall.
     *
     * @param probabilities of a row to be positive
     * @param labels 1 for a positive, 0 for a negative
     */
    public void precisionRecall(String tag, long step, double[] probabilities, double[] labels) {
        summary(step, Values.curve(tag, ThresholdCounts.of(probabilities, labels)));
    }

    /** Sets the graph of the model. */
    public void graph(List<GraphNode> nodes) {
        Message graph = new Message();
        nodes.forEach(node -> graph.message(1, node.message()));
        graph.message(4, new Message().number(1, GRAPH_PRODUCER));
        event(0, new Message().message(GRAPH, graph));
    }

    /** Says with which settings this run works, in the tabs of hyperparameters and of text. */
    public void start(Hyperparameters settings) {
        summary(0, settings.start(clock.getAsDouble()));
        text("settings", 0, settings.table());
    }

    /** Adds the figures that the run came to, and says that it came to its end. */
    public void end(Hyperparameters settings, Map<String, Double> figures) {
        summary(0, settings.experiment(List.copyOf(figures.keySet()), clock.getAsDouble()));
        figures.forEach((tag, figure) -> scalar(tag, 0, figure));
        summary(0, Hyperparameters.end(true, clock.getAsDouble()));
    }

    /** Says that the run failed. */
    public void fail() {
        summary(0, Hyperparameters.end(false, clock.getAsDouble()));
    }

    /** Writes what the projector shows; a projection of the same name goes. */
    public void project(Projection projection) {
        ProjectorFiles.write(folder, projection);
    }

    /** Hands all that was added to the operating system, so that TensorBoard sees it. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    private void summary(long step, Message value) {
        event(step, new Message().message(SUMMARY, new Message().message(1, value)));
    }

    private void event(long step, Message what) {
        Message event = new Message().float64(TIME, clock.getAsDouble()).number(STEP, step);
        byte[] head = event.bytes();
        byte[] body = what.bytes();
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        try {
            out.write(Records.framed(whole));
        } catch (IOException failed) {
            throw failed(folder, failed);
        }
    }

    /** TensorBoard reads the files of a run in the order of their names: by time, then by number. */
    private static Run open(Path folder, DoubleSupplier clock) throws IOException {
        long seconds = (long) clock.getAsDouble();
        int number = 0;
        while (Files.exists(folder.resolve(name(seconds, number)))) {
            number++;
        }
        Path file = folder.resolve(name(seconds, number));
        return new Run(folder, new BufferedOutputStream(Files.newOutputStream(file)), clock);
    }

    private static String name(long seconds, int number) {
        String digits = "00000" + number;
        return MARK + seconds + ".teacup." + digits.substring(digits.length() - 5);
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    private static ModelException failed(Path folder, IOException failure) {
        return new ModelException(folder.toString(), "the events of the training cannot be written",
                "a folder that can be written to, with room for them", failure.toString(),
                "make room, or name another folder by --out");
    }
}
