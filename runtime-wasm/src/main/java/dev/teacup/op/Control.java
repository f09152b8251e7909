package dev.teacup.op;

import dev.teacup.tensor.Tensor;

/** An operator that runs subgraphs: If, Loop, Scan. */
@FunctionalInterface
public non-sealed interface Control extends Body {
    /** Begins with the work of the node. */
    Activity begin(Frame f);

    /**
     * The work of a node with subgraphs, which runs none itself but says which one is next, so that a run can
     * pause between two steps however deep they lie.
     */
    @FunctionalInterface
    interface Activity {
        /**
         * What is to run next; null when the node is done and has given its results to the frame.
         *
         * @param results what the subgraph that ran before gave, null before the first one; to be looked at,
         * given or copied in this call only
         */
        Turn next(Tensor[] results);
    }

    /**
     * One run of a subgraph.
     *
     * @param key the attribute that is the subgraph
     * @param inputs what it reads; it gets copies
     */
    record Turn(String key, Tensor... inputs) {}
}
