package dev.teacup.op.control;

import dev.teacup.error.ModelException;
import dev.teacup.op.Frame;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** A result that gets one element [d0 .. dn] each turn, and is [d0 .. turns .. dn] at the end. */
final class ScanOutput {
    /** The room for the first elements, in bytes. */
    private static final int FIRST_BYTES = 1 << 12;

    private final Frame f;
    private final int output;
    private final Type type;
    /** What was made so far, with room for more along dimension 0 or wherever it is scanned. */
    private final Tensor[] made = new Tensor[1];
    private int turns;

    /** @param type what is known of the result */
    ScanOutput(Frame f, int output, Type type) {
        this.f = f;
        this.output = output;
        this.type = type;
        f.keep(made);
    }

    /**
     * Puts an element behind the others along dimension 0.
     *
     * @param most a bound on the turns
     */
    void append(Tensor element, long most) {
        if (turns == 0) {
            long fitting = FIRST_BYTES / Math.max(1, element.bytes());
            made[0] = f.out(output) != null ? f.out(output)
                    : room(element, Math.max(1, Math.min(fitting, most)));
        }
        checkSame(element, 0);
        if (turns == made[0].dim(0)) {
            Tensor wider = room(element, Math.min(2L * turns, most));
            f.burn(made[0].elements());
            wider.copy(0, made[0], 0, made[0].elements());
            made[0] = wider;
        }
        put(element, turns, 0);
    }

    /**
     * Puts the element of one turn at {@code place} along {@code axis}, one of the dimensions of the result.
     *
     * @param length the turns in all
     */
    void put(Tensor element, int place, int axis, int length) {
        if (turns == 0) {
            made[0] = f.allocate(output, with(element.dims(), axis, length));
        }
        checkSame(element, axis);
        put(element, place, axis);
    }

    private void put(Tensor element, int place, int axis) {
        turns++;
        Slices.copy(f, axis, made[0], place, element.reshaped(with(element.dims(), axis, 1)), 0, 1);
    }

    /** Gives what was appended. */
    void give() {
        if (turns == 0) {
            giveNothing(0);
        } else {
            int[] dims = made[0].dims().clone();
            dims[0] = turns;
            f.give(output, made[0].reshaped(dims));
        }
    }

    /** Gives the result of no turns: what is not known of an element is 0. */
    void giveNothing(int axis) {
        Shape shape = type.shape();
        int[] dims = new int[shape.hasRank() ? shape.rank() : 1];
        for (int i = 0; i < dims.length; i++) {
            boolean isKnown = shape.hasRank() && i != axis && shape.dim(i).isKnown();
            dims[i] = isKnown ? (int) shape.dim(i).size() : 0;
        }
        if (f.out(output) == null) {
            f.give(output, f.tensor(type.dtype(), dims));
        }
    }

    private Tensor room(Tensor element, long turns) {
        return f.tensor(element.dtype(), with(element.dims(), 0, (int) turns));
    }

    private void checkSame(Tensor element, int axis) {
        boolean isSame = element.rank() + 1 == made[0].rank();
        for (int i = 0; isSame && i < element.rank(); i++) {
            isSame = element.dim(i) == made[0].dim(i < axis ? i : i + 1);
        }
        if (!isSame) {
            throw new ModelException("the elements of a scan output have different shapes",
                    Shape.of(made[0].dims()).without(axis) + ", as in the first turn",
                    Shape.of(element.dims()) + " in turn " + turns, "let the body give one shape");
        }
    }

    private static int[] with(int[] dims, int axis, int size) {
        return Shape.of(dims).insert(axis, Dim.of(size)).sizes();
    }
}
