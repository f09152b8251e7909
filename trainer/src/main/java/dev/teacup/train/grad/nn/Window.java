package dev.teacup.train.grad.nn;

import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.train.grad.Backward;
import java.util.Arrays;

/**
 * How a window lies over the spatial dimensions D1 .. Dn of an image [N, C, D1 .. Dn]: along each of them,
 * element k of the window at its place o covers element o * stride + k * dilation - begin of the image. The
 * windows reach {@code end} elements behind the image; where that is negative, so many are read by none.
 */
record Window(long[] kernel, long[] strides, long[] dilations, long[] begins, long[] ends) {
    /**
     * The window of a node.
     *
     * @param image the value that windows lie over: X of a convolution or pool, Y of a transposed convolution
     * @param places the value with an element for each place
     * @param kernel the sizes of the window
     */
    static Window of(Backward c, Value image, Value places, long[] kernel) {
        int rank = kernel.length;
        Window window = new Window(kernel, given(c, "strides", rank, 1), given(c, "dilations", rank, 1),
                new long[rank], new long[rank]);
        for (int axis = 0; axis < rank; axis++) {
            window.place(c, axis, c.shape(image).dim(axis + 2), c.shape(places).dim(axis + 2));
        }
        return window;
    }

    /** The sizes behind those of batch and channels. */
    static long[] spatial(Shape shape) {
        long[] sizes = new long[shape.rank() - 2];
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = shape.dim(axis + 2).size();
        }
        return sizes;
    }

    private void place(Backward c, int axis, Dim image, Dim places) {
        String mode = c.call().def().parameter("auto_pad") == null ? "NOTSET" : c.call().text("auto_pad");
        boolean isKnown = image.isKnown() && places.isKnown();
        boolean isExplicit = !mode.startsWith("SAME");
        c.only(isKnown || isExplicit && strides[axis] == 1 && !rounds(c),
                "known sizes, or strides of 1 and explicit pads",
                c.shape(new Value(c.node().input(0))).toString());
        long[] pads = mode.equals("NOTSET") ? given(c, "pads", 2 * rank(), 0) : new long[2 * rank()];
        if (!isKnown) {
            begins[axis] = pads[axis];
            ends[axis] = pads[axis + rank()];
            return;
        }
        long beyond = (places.size() - 1) * strides[axis] + extent(axis) - image.size();
        if (isExplicit) {
            begins[axis] = pads[axis];
        } else {
            long total = Math.max(0, beyond);
            begins[axis] = mode.equals("SAME_UPPER") ? total / 2 : total - total / 2;
        }
        ends[axis] = beyond - begins[axis];
    }

    private static boolean rounds(Backward c) {
        return c.call().def().parameter("ceil_mode") != null && c.call().flag("ceil_mode");
    }

    private static long[] given(Backward c, String key, int count, long initial) {
        boolean isThere = c.call().def().parameter(key) != null && c.call().value(key) != null;
        if (isThere) {
            return ((Attribute.Ints) c.call().value(key)).values();
        }
        long[] values = new long[count];
        Arrays.fill(values, initial);
        return values;
    }

    int rank() {
        return kernel.length;
    }

    /** The elements from the first that a window covers to the last, both included. */
    long extent(int axis) {
        return (kernel[axis] - 1) * dilations[axis] + 1;
    }

    /** How many elements a window has. */
    long elements() {
        return Arrays.stream(kernel).reduce(1, (a, b) -> a * b);
    }

    /** Some sizes with those of the window behind them. */
    long[] behind(long... first) {
        long[] sizes = Arrays.copyOf(first, first.length + rank());
        System.arraycopy(kernel, 0, sizes, first.length, rank());
        return sizes;
    }

    /** Begins and ends as ONNX orders them, without what is read by none. */
    long[] pads() {
        long[] pads = Arrays.copyOf(begins, 2 * rank());
        for (int axis = 0; axis < rank(); axis++) {
            pads[axis + rank()] = Math.max(0, ends[axis]);
        }
        return pads;
    }

    /** Whether each element of the image lies in exactly one window. */
    boolean isTiling() {
        return Arrays.equals(kernel, strides) && Arrays.stream(dilations).allMatch(d -> d == 1)
                && Arrays.stream(begins).allMatch(b -> b == 0) && Arrays.stream(ends).allMatch(e -> e == 0);
    }

    /** Attributes of the convolution that has this window. */
    Attributes convolution() {
        return Attributes.NONE.with("strides", strides).with("dilations", dilations).with("pads", pads())
                .with("kernel_shape", kernel);
    }

    /** Attributes of a pool whose windows are tiles. */
    Attributes pool() {
        return Attributes.NONE.with("strides", strides).with("kernel_shape", kernel);
    }

    /**
     * Whether the windows move by 1 and none begins outside of the padded image: then what goes back to the
     * image is a convolution, too.
     */
    boolean isDense() {
        boolean isDense = true;
        for (int axis = 0; axis < rank(); axis++) {
            isDense &= strides[axis] == 1 && begins[axis] < extent(axis) && ends[axis] < extent(axis)
                    && ends[axis] >= 0;
        }
        return isDense;
    }

    /** Attributes of the convolution from the places back to the image, with turned weights. */
    Attributes full() {
        long[] pads = new long[2 * rank()];
        for (int axis = 0; axis < rank(); axis++) {
            pads[axis] = extent(axis) - 1 - begins[axis];
            pads[axis + rank()] = extent(axis) - 1 - ends[axis];
        }
        return Attributes.NONE.with("dilations", dilations).with("pads", pads).with("kernel_shape", kernel);
    }

    /** Attributes of the transposed convolution from the places to the whole image. */
    Attributes transposed() {
        long[] unread = new long[rank()];
        for (int axis = 0; axis < rank(); axis++) {
            unread[axis] = Math.max(0, -ends[axis]);
        }
        return convolution().with("output_padding", unread);
    }
}
