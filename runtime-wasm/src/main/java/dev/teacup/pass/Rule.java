package dev.teacup.pass;

import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;

/**
 * One way to make a graph better, at one node at a time. A rule never changes a graph; it answers a patch.
 */
public interface Rule {
    /** What a rule may do to the numbers. */
    enum Numerics {
        /** Every result keeps its bits. */
        EXACT,
        /** Sums and products are taken in another order, or rounded at other places. */
        REASSOCIATES
    }

    /** The name in traces, in kebab case. */
    String name();

    Numerics numerics();

    /** What is to stand in the node's place, or null where the rule has nothing to say. */
    Patch apply(Sweep sweep, Node node);
}
