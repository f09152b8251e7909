package dev.teacup.train.loop;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** A training among several, told in a line of the terminal that is written over and does not stay. */
public final class GlimpseProgress implements Progress {
    private final PrintStream out;
    private final LongSupplier clockMs;
    private final String what;
    private final int epochs;
    private final int steps;
    private long drawnMs;

    /**
     * @param clockMs milliseconds from any point on
     * @param what is tried
     * @param epochs the most that will come
     * @param steps of one epoch
     */
    public GlimpseProgress(PrintStream out, LongSupplier clockMs, String what, int epochs, int steps) {
        this.out = out;
        this.clockMs = clockMs;
        this.what = what;
        this.epochs = epochs;
        this.steps = steps;
        this.drawnMs = clockMs.getAsLong() - TerminalProgress.REDRAW_MS;
    }

    @Override
    public void step(int epoch, int step, double loss) {
        long now = clockMs.getAsLong();
        if (now - drawnMs >= TerminalProgress.REDRAW_MS) {
            drawnMs = now;
            out.print(TerminalProgress.START_OF_CLEARED_LINE + what + ": epoch " + epoch + " of at most "
                    + epochs + ", step " + step + "/" + steps);
            out.flush();
        }
    }
}
