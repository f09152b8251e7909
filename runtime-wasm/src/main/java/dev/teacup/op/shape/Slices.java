package dev.teacup.op.shape;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/** The slices of tensors along an axis: the elements of one index there. */
public final class Slices {
    private Slices() {}

    /** Copies to[.., at + i, ..] = from[.., first + i, ..] for i below {@code count}, where all else fits. */
    public static void copy(Frame f, int axis, Tensor to, int at, Tensor from, int first, int count) {
        int inner = from.elements(axis + 1, from.rank());
        int length = count * inner;
        // Before the axis, sizes may be large all the same where there are no elements.
        int blocks = length == 0 ? 0 : from.elements(0, axis);
        f.burn(1 + (long) blocks * length);
        for (int block = 0; block < blocks; block++) {
            to.copy((block * to.dim(axis) + at) * inner, from, (block * from.dim(axis) + first) * inner,
                    length);
        }
    }

    /** Refuses an attribute {@code axis}, where it is given, that the first operand does not have. */
    static void checkAxis(Check c) {
        if (c.call().gives("axis")) {
            c.axis("axis", c.call().type(0).shape().rank());
        }
    }

    /** The shape of the first operand; without the attribute {@code axis}, that of a list of its elements. */
    static Shape shape(Call call) {
        Shape shape = call.type(0).shape();
        return call.gives("axis") ? shape : Shape.of(shape.elements(0, shape.rank()));
    }

    /** The dimension of {@link #shape} along which slices lie. */
    static int axis(Call call) {
        return call.gives("axis") ? call.axis("axis", call.type(0).shape().rank()) : 0;
    }

    /** The shape of some of the slices. */
    static Shape some(Call call, long most) {
        return shape(call).with(axis(call), Dim.atMost(most));
    }

    /** The first operand with the dimensions of {@link #shape}. */
    static Tensor operand(Frame f, Call call) {
        return f.in(0).reshaped(shape(call).sizes());
    }

    /** Room for result 0, which has {@code count} of the slices of x. */
    static Tensor allocate(Frame f, Tensor x, int axis, int count) {
        int[] sizes = x.dims().clone();
        sizes[axis] = count;
        return f.allocate(0, sizes);
    }
}
