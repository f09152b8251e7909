package dev.teacup.op.sequence;

import dev.teacup.error.ModelException;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/** The operand {@code position} of operators on sequences, which counts from the end where it is negative. */
final class Position {
    private Position() {}

    /** The tensors of operand 0, a sequence, of which there has to be one. */
    static Tensor[] some(Frame f) {
        Tensor[] elements = f.sequence(0);
        Check.require(elements.length > 0, "the input 'input_sequence' is empty", "at least one tensor",
                "none", "ask SequenceLength before");
        return elements;
    }

    /**
     * The place that it means in a sequence.
     *
     * @param length the tensors of the sequence, from which a negative one counts
     * @param most the last place that it may mean
     * @throws dev.teacup.error.ModelException for one outside
     */
    static int of(Tensor position, int length, int most) {
        if (position.elements() != 1) {
            throw Check.notSingle("the input 'position'", Shape.of(position.dims()));
        }
        long value = position.i64(0);
        if (value < -length || value > most) {
            throw new ModelException("the input 'position' is outside of the sequence",
                    most < 0 ? "no position, since the sequence is empty"
                            : "a position from " + -length + " to " + most,
                    Long.toString(value), "ask SequenceLength before");
        }
        return (int) (value < 0 ? value + length : value);
    }
}
