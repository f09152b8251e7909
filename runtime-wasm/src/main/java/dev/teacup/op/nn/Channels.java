package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * What convolutions ask of their channels, which are parted into groups: X [N, C, D1 .. Dn], the weight W [M,
 * C / group, k1 .. kn] or, transposed, [C, M / group, k1 .. kn], and one element for each channel of Y in all
 * other operands.
 */
final class Channels {
    private Channels() {}

    /** Refuses an X and a W that do not fit, or are no image and no weight at all. */
    static void check(Check c, String x, String w, boolean isTransposed) {
        Call call = c.call();
        c.rankAtLeast(x, 3);
        c.rank(w, call.rank(x));
        Shape image = call.shape(x);
        Shape weight = call.shape(w);
        long group = call.integer("group");
        c.size("group");
        checkElements(call, w);
        Dim all = isTransposed ? weight.dim(0) : weight.dim(1).times(Dim.of(group));
        if (image.dim(1).differs(all)) {
            c.dim(x, 1, all, Check.operand(w) + " is " + weight + " and group is " + group);
        }
        Dim parted = weight.dim(0);
        if (parted.isKnown() && parted.size() % group != 0) {
            throw new ModelException(
                    "the channels do not part into equal groups", "a multiple of " + group
                            + " in dimension 0 of " + Check.operand(w) + ", since group is " + group,
                    weight.toString(), "make the two agree");
        }
        checkKernel(call, weight, w);
    }

    /** Refuses a weight of no elements. */
    static void checkElements(Call call, String w) {
        Shape weight = call.shape(w);
        for (int axis = 0; axis < weight.rank(); axis++) {
            if (weight.dim(axis).is(0)) {
                throw new ModelException(Check.operand(w) + " has no elements",
                        "at least 1 in each dimension", weight.toString(), "export the model again");
            }
        }
    }

    private static void checkKernel(Call call, Shape weight, String w) {
        if (!call.gives("kernel_shape")) {
            return;
        }
        int[] kernel = Window.list(call, "kernel_shape", weight.rank() - 2, 1, 1);
        for (int axis = 0; axis < kernel.length; axis++) {
            if (weight.dim(2 + axis).differs(Dim.of(kernel[axis]))) {
                throw new ModelException("the attribute 'kernel_shape' is not the shape of the kernel",
                        "the last dimensions of " + Check.operand(w) + ", which is " + weight,
                        Check.list(call.integers("kernel_shape")), "leave it out");
            }
        }
    }

    /** Refuses an operand that has not one element for each channel of Y. */
    static void checkEach(Check c, String input, Dim channels) {
        c.dims(input, "the output has as many channels", channels);
    }

    /** Refuses an operand that has neither one element nor one for each channel of Y. */
    static void checkOneOrEach(Check c, String input, String w) {
        Shape shape = c.call().has(input) ? c.call().shape(input) : Shape.SCALAR;
        if (shape.rank() > 0 && !shape.equals(Shape.of(1))) {
            checkEach(c, input, c.call().shape(w).dim(0));
        }
    }

    /**
     * A value of one element, or one for each channel, as [C, 1 .. 1]: it broadcasts along the second of
     * {@code rank} dimensions, or is a scalar where there is but one.
     */
    static Value along(Composer g, Value value, int rank) {
        long[] sizes = new long[rank - 1];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = i == 0 ? g.type(value).shape().elements() : 1;
        }
        return g.reshaped(value, sizes);
    }
}
