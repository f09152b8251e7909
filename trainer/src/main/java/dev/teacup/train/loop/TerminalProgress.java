package dev.teacup.train.loop;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Training told in a terminal: one line that is written over, and one that stays for each epoch. Where nobody
 * watches, only the lines of epochs.
 */
public final class TerminalProgress implements Progress {
    static final long REDRAW_MS = 100;
    /** Begins a line in the place of one that was to be written over. */
    public static final String START_OF_CLEARED_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean isTerminal;
    private final LongSupplier clockMs;
    private final int epochs;
    private final int steps;
    private final String metric;
    private long startMs;
    private long drawnMs;
    private long stepsDone;

    /**
     * @param clockMs milliseconds from any point on
     * @param epochs the most that will come
     * @param steps of one epoch
     * @param metric the name of the validation's metric
     */
    public TerminalProgress(PrintStream out, boolean isTerminal, LongSupplier clockMs, int epochs, int steps,
            String metric) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clockMs = clockMs;
        this.epochs = epochs;
        this.steps = steps;
        this.metric = metric;
        this.startMs = clockMs.getAsLong();
        this.drawnMs = startMs - REDRAW_MS;
    }

    @Override
    public void step(int epoch, int step, double loss) {
        stepsDone++;
        long now = clockMs.getAsLong();
        if (isTerminal && now - drawnMs >= REDRAW_MS) {
            drawnMs = now;
            out.print(START_OF_CLEARED_LINE + head(epoch) + ", step " + step + "/" + steps + ", loss "
                    + number(loss) + left(epoch, step, now));
            out.flush();
        }
    }

    @Override
    public void epoch(History.Epoch done) {
        String judged =
                Double.isNaN(done.validation()) ? "" : ", " + metric + " " + number(done.validation());
        String line = head(done.number()) + ", loss " + number(done.loss()) + judged
                + left(done.number(), steps, clockMs.getAsLong());
        out.println((isTerminal ? START_OF_CLEARED_LINE : "") + line);
    }

    private String head(int epoch) {
        return "epoch " + epoch + "/" + epochs;
    }

    /** By the steps of this run, which may have begun in the middle. */
    private String left(int epoch, int step, long now) {
        long remaining = (long) (epochs - epoch) * steps + (steps - step);
        long seconds = stepsDone == 0 ? 0 : (now - startMs) * remaining / stepsDone / 1000;
        return remaining == 0 ? ""
                : ", " + seconds / 60 + ":" + String.format(Locale.ROOT, "%02d", seconds % 60)
                        + " left";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
