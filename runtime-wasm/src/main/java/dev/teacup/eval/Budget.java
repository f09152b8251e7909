package dev.teacup.eval;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;

/**
 * What one run may use. Work is counted before it is done, and somebody outside may end the run at such a
 * moment, so that no model runs for ever.
 */
public final class Budget {
    /**
     * Says between pieces of work whether the run is to end: a deadline on the JVM, a signal in the browser.
     */
    @FunctionalInterface
    public interface Stop {
        boolean isWanted();
    }

    /** The work between two questions to {@link Stop}; a question may cost a call into the page. */
    static final long QUESTION = 1L << 20;

    /** What each piece of work brings the next question nearer, for the time that it takes besides. */
    private static final long PIECE = 1L << 10;

    private final Limits limits;
    private final Stop stop;
    private long work;
    private long iterations;
    private long drawn;
    private long nextQuestion = QUESTION;
    private boolean isOver;
    private long stretch = QUESTION;

    public Budget(Limits limits, Stop stop) {
        this.limits = limits;
        this.stop = stop;
    }

    /** A budget that nobody ends from outside. */
    public Budget(Limits limits) {
        this(limits, () -> false);
    }

    /** Lets no stretch of steps run by one call, so that each can be watched. */
    public void watchSteps() {
        stretch = 1;
    }

    /** The work that may run by one call. */
    long stretch() {
        return stretch;
    }

    /** Whether nothing more can be done, since a limit is reached or somebody ended the run. */
    public boolean isOver() {
        return isOver;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Counts {@code elements} of work.
     *
     * @throws ModelException when they are more than is left, or the run is to end
     */
    public void burn(long elements) {
        work += elements;
        if (work > limits.work() || work < 0 || elements < 0) {
            throw exceeded("work", "elements computed", limits.work(), elements < 0 ? Long.MAX_VALUE : work);
        }
        nextQuestion -= PIECE;
        if (work >= nextQuestion) {
            nextQuestion = work + QUESTION;
            ask();
        }
    }

    /**
     * Counts one turn of a loop.
     *
     * @throws ModelException when no turn is left, or the run is to end
     */
    public void turn() {
        iterations++;
        if (iterations > limits.iterations()) {
            throw exceeded("iterations", "turns of all loops together", limits.iterations(), iterations);
        }
        burn(1);
    }

    /** Takes {@code numbers} of the run's random stream; answers the place of the first one. */
    public long draw(long numbers) {
        drawn += numbers;
        return drawn - numbers;
    }

    /** Lets a run that begins anew take its random numbers again. */
    public Budget redraw() {
        drawn = 0;
        return this;
    }

    private void ask() {
        if (stop.isWanted()) {
            isOver = true;
            throw new ModelException("the run was ended from outside", "a run within the time it was given",
                    "a run that went on", "give it more time, or a smaller input");
        }
    }

    private ModelException exceeded(String limit, String unit, long most, long got) {
        isOver = true;
        return new ModelException("the run needs more " + limit + " than the limit allows",
                "at most " + most + " " + unit, "at least " + got,
                "use a smaller model or input, or raise the limit");
    }
}
