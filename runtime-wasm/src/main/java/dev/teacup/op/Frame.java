package dev.teacup.op;

import dev.teacup.tensor.DType;
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

    /** The place of a result; has to be asked for where {@link Op#types} may not tell its sizes. */
    Tensor allocate(int index, int... sizes);

    /** Room for a tensor of a sequence, or one that is needed until a node with subgraphs is done. */
    Tensor tensor(DType dtype, int... sizes);

    /** Makes a tensor that no node changes result {@code index}: a copy, where that has its place already. */
    void give(int index, Tensor value);

    /** The tensors of operand {@code index}, which is a sequence. */
    Tensor[] sequence(int index);

    /** Makes a sequence of these tensors result {@code index}. */
    void giveSequence(int index, Tensor... elements);

    /** The strings behind the handles of string tensors. */
    Strings strings();

    /**
     * Counts work, in elements, before it is done.
     *
     * @throws dev.teacup.error.ModelException when the run has used up what it may use, or was ended
     */
    void burn(long work);

    /**
     * Takes {@code numbers} of a stream of random numbers that is another part of it for each node and each
     * turn of a loop, and the same whenever the model runs; answers the place of the first one.
     */
    long draw(long numbers);

    /**
     * Counts one turn of a loop before it is done.
     *
     * @throws dev.teacup.error.ModelException when a run has had all the turns that it may have
     */
    void turn();

    /**
     * Says that the tensors in {@code values}, now and later, are needed until a node with subgraphs is done.
     * When its memory is tidied up between two turns, others of the same elements take their places there.
     */
    void keep(Tensor[] values);
}
