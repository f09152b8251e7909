package dev.teacup.op.control;

import dev.teacup.error.ModelException;
import dev.teacup.op.Frame;
import dev.teacup.op.shape.Slices;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;

/** A result that gets one element [d0 .. dn] each turn, and is [d0 .. turns .. dn] at the end. */
final class ScanOutput {
    /** The room for the first elements, in bytes. */
    private static final int FIRST_BYTES = 1 << 12;

    private final Frame f;
    private final int output;
    private final Type type;
    /** What was made so far, with room for more along the axis. */
    private final Tensor[] made = new Tensor[1];
    private int axis;
    private int turns;

    /** @param type what is known of the result */
    ScanOutput(Frame f, int output, Type type) {
        this.f = f;
        this.output = output;
        this.type = type;
        f.keep(made);
    }

    /**
     * Puts the element of one turn at {@code place} along {@code axis}, one of the dimensions of the result.
     *
     * @param most a bound on the turns
     * @param isExact whether there will be as many; if not, each place is behind the one before
     */
    void put(Tensor element, int place, int axis, long most, boolean isExact) {
        if (turns == 0) {
            this.axis = axis;
            long fitting = Math.max(1, Math.min(FIRST_BYTES / Math.max(1, element.bytes()), most));
            made[0] = f.out(output) != null ? f.out(output)
                    : isExact ? f.allocate(output, sizes(element, most)) : room(element, fitting);
        }
        checkSame(element);
        if (place == made[0].dim(axis)) {
            Tensor wider = room(element, Math.min(2L * turns, most));
            Slices.copy(f, axis, wider, 0, made[0], 0, turns);
            made[0] = wider;
        }
        turns++;
        Slices.copy(f, axis, made[0], place, element.reshaped(sizes(element, 1)), 0, 1);
    }

    /**
     * Gives what was put; after no turn, what is not known of an element is 0.
     *
     * @param usual the axis of the turns, where there was none
     */
    void give(int usual) {
        if (f.out(output) != null) {
            return;
        }
        if (turns > 0) {
            f.give(output, made[0].reshaped(Shape.of(made[0].dims()).with(axis, Dim.of(turns)).sizes()));
            return;
        }
        Shape shape = type.shape();
        int[] dims = new int[shape.hasRank() ? shape.rank() : 1];
        for (int i = 0; i < dims.length; i++) {
            boolean isKnown = shape.hasRank() && i != usual && shape.dim(i).isKnown();
            dims[i] = isKnown ? (int) shape.dim(i).size() : 0;
        }
        f.give(output, f.tensor(type.dtype(), dims));
    }

    private void checkSame(Tensor element) {
        if (element.rank() + 1 != made[0].rank()
                || !Arrays.equals(sizes(element, made[0].dim(axis)), made[0].dims())) {
            throw new ModelException("the elements of a scan output have different shapes",
                    Shape.of(made[0].dims()).without(axis) + ", as in the first turn",
                    Shape.of(element.dims()) + " in turn " + turns, "let the body give one shape");
        }
    }

    private Tensor room(Tensor element, long turns) {
        return f.tensor(element.dtype(), sizes(element, turns));
    }

    private int[] sizes(Tensor element, long turns) {
        return Shape.of(element.dims()).insert(axis, Dim.of(turns)).sizes();
    }
}
