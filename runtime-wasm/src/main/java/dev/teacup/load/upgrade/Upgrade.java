package dev.teacup.load.upgrade;

/** One step on the way of some operators from their oldest form to the newest. */
public interface Upgrade {
    /** The operators that take the step, with their domain before them where it is not ONNX's own. */
    String[] operators();

    /** The operator set that brought the change: nodes of older sets take the step. */
    int to();

    /**
     * The node in the form of operator set {@link #to}, or null where other nodes stand in its place already.
     *
     * @throws dev.teacup.error.ModelException without a place, for a node that has no newer form
     */
    OldNode apply(OldNode node, Surroundings around);
}
