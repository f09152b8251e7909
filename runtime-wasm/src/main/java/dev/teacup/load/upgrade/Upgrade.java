package dev.teacup.load.upgrade;

/** What a step does to a node. */
public interface Upgrade {
    /**
     * The node in the form of the operator set of the step.
     *
     * @throws dev.teacup.error.ModelException without a place, for a node that has no newer form
     */
    OldNode apply(OldNode node, Surroundings around);
}
