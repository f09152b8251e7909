package dev.teacup.eval;

import dev.teacup.plan.Pieces;
import dev.teacup.plan.Region;
import java.util.List;

/** A backend that runs steps faster than the reference kernels do, many of them by one call. */
public interface Accelerator {
    /** What it computes in one step of a graph that begins to be planned. */
    Pieces pieces();

    /**
     * Prepares the steps of a region. Places that are relative lie behind the address that a run is given,
     * all others where they say.
     *
     * @param isLasting whether they belong to the whole model, and not to a subgraph that may run elsewhere:
     * then what is made of weights may take memory that stays, for subgraphs, too
     * @return the stretches of steps that it runs, in their order
     */
    List<Stretch> prepare(Region region, boolean isLasting);

    /** Leaves all steps of a region of the whole model to the reference kernels. */
    void leave(Region region);

    /** The bytes behind those of the region that the stretches prepared last need while they run. */
    long scratchBytes();

    /** Whether so much was prepared that nothing more is, until all of it is given up. */
    boolean isFull();

    /** Gives up all that was prepared, but what was made of weights where it lies before an address. */
    void forget(int from);

    /** Steps that stand one behind the other, and run by one call. */
    interface Stretch {
        /** The number of the module that has it, by which the page may call it, too. */
        int module();

        /** The index of the first step. */
        int first();

        /** The index behind the last step. */
        int end();

        /** The elements that are computed by a step, to be counted before it runs. */
        long work(int step);

        /**
         * Runs the steps from {@code first} to {@code end - 1}.
         *
         * @param base where the region begins
         * @return {@code end}, or the index of a step that refuses its values, which the reference kernel
         * then tells
         */
        int run(int first, int end, int base);
    }
}
