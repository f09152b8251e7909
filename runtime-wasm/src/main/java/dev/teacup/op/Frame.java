package dev.teacup.op;

import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;

/** What a kernel finds when it runs: its operands, the places of its results, and the run's budget. */
public interface Frame {
    /** How many operands the node lists, left-out ones among them. */
    int inputs();

    /** Operand {@code index}, or null where it is left out. */
    Tensor in(int index);

    /** The place of result {@code index}, whose type {@link Op#types} told, or null where nobody wants it. */
    Tensor out(int index);

    /** The place of a result whose sizes {@link Op#types} could not tell. */
    Tensor allocate(int index, int... sizes);

    /** The strings behind the handles of string tensors. */
    Strings strings();

    /**
     * Counts work, in elements, before it is done.
     *
     * @throws dev.teacup.error.ModelException when the run has used up what it may use, or was ended
     */
    void burn(long work);
}
