package dev.teacup.op;

import dev.teacup.tensor.Tensor;

/** An operator that runs sub-programs: If, Loop, Scan. */
@FunctionalInterface
public non-sealed interface Control extends Body {
    void run(Subprograms f);

    /** The frame of a node that has subgraphs. */
    interface Subprograms extends Frame {
        /**
         * Runs the subgraph that is the attribute {@code name}, once. Its results live until the node is
         * done, or until they are given to {@link #keep}.
         */
        Tensor[] run(String name, Tensor... inputs);

        /** Makes {@code value} the result {@code output} of the node. */
        void keep(int output, Tensor value);
    }
}
