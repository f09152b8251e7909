package dev.teacup.op.nn;

import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import java.util.Arrays;

/**
 * How a window lies over the spatial dimensions D1 .. Dn of an image [N, C, D1 .. Dn]: along each of them,
 * element k of the window at its place o covers element o * stride + k * dilation - begin of the image, or
 * padding where there is none. For a pool or a convolution the image is X, and Y has an element for each
 * place; for a transposed convolution the image is Y, and X has an element for each place.
 */
final class Window {
    private static final Attribute INTS = new Attribute.Ints();

    /** The elements along each axis; 0 where they are not known yet. */
    private final int[] kernel;
    private final int[] strides;
    private final int[] dilations;

    /** The begins of all axes, then the ends. */
    private final int[] pads;
    private final int[] outputPadding;

    /** The sizes of the image, where they are an attribute; null elsewhere. */
    private final int[] outputShape;
    private final boolean isSame;
    private final boolean isUpper;
    private final boolean isCeil;

    /**
     * What the attributes of a node say.
     *
     * @param kernel the sizes of the window as far as they are known
     */
    Window(Call call, Dim... kernel) {
        int rank = kernel.length;
        this.kernel = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            this.kernel[axis] = (int) Math.min(Math.max(0, kernel[axis].size()), Integer.MAX_VALUE);
        }
        strides = list(call, "strides", rank, 1, 1);
        dilations = list(call, "dilations", rank, 1, 1);
        pads = list(call, "pads", 2 * rank, 0, 0);
        outputPadding = list(call, "output_padding", rank, 0, 0);
        outputShape = values(call, "output_shape") == null ? null : list(call, "output_shape", rank, 1, 1);
        String mode = call.def().parameter("auto_pad") == null ? "NOTSET" : call.text("auto_pad");
        isSame = mode.startsWith("SAME");
        isUpper = mode.equals("SAME_UPPER");
        // With SAME both ways of rounding give the same number of places.
        isCeil = !isSame && call.def().parameter("ceil_mode") != null && call.flag("ceil_mode");
    }

    /** The window of a pool, whose sizes are an attribute. */
    static Window ofPool(Call call) {
        return new Window(call, Shape.of(list(call, "kernel_shape", call.rank("X") - 2, 1, 1)).dims());
    }

    /** The window of a convolution, whose sizes are the last dimensions of the weight. */
    static Window ofWeight(Call call, String weight) {
        return new Window(call, Arrays.copyOfRange(call.shape(weight).dims(), 2, call.rank(weight)));
    }

    /** Adds the attributes that pools and convolutions share. */
    static OpDef attributes(OpDef def) {
        return def.attr("auto_pad", "NOTSET").maybeAttr("dilations", INTS).maybeAttr("pads", INTS)
                .maybeAttr("strides", INTS);
    }

    /**
     * The values of an attribute, or {@code initial} for each of them where it is not given or the operator
     * has none of this name.
     */
    static int[] list(Call call, String key, int count, int least, int initial) {
        int[] values = new int[count];
        Arrays.fill(values, initial);
        long[] given = values(call, key);
        if (given == null) {
            return values;
        }
        if (given.length != count) {
            throw new ModelException("the attribute " + Text.quoted(key) + " has the wrong number of values",
                    count + " of them", Check.list(given), "give them for each spatial dimension");
        }
        Check.sizes("attribute", key, least, given);
        for (int i = 0; i < count; i++) {
            values[i] = (int) given[i];
        }
        return values;
    }

    private static long[] values(Call call, String key) {
        return call.def().parameter(key) == null ? null : call.integers(key);
    }

    /** Refuses modes that ONNX does not know, and pads where a mode makes them. */
    static void checkMode(Check c) {
        c.oneOf("auto_pad", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID");
        long[] pads = c.call().integers("pads");
        String mode = c.call().text("auto_pad");
        boolean pad = false;
        for (int i = 0; pads != null && i < pads.length; i++) {
            pad |= pads[i] != 0;
        }
        if (pad && !mode.equals("NOTSET")) {
            throw new ModelException("the attributes 'auto_pad' and 'pads' exclude each other", "one of them",
                    mode + " and " + Check.list(pads), "leave one of them out");
        }
    }

    /** Refuses an image that the window does not fit into, other than one without elements. */
    void checkFits(Check c, String input) {
        Shape image = c.call().shape(input);
        for (int axis = 0; axis < kernel.length; axis++) {
            Dim size = image.dim(2 + axis);
            if (places(axis, size).is(0) && !size.is(0)) {
                throw new ModelException(
                        "the window does not fit into dimension " + (2 + axis) + " of "
                                + Check.operand(input),
                        "at least " + (reach(axis) + 1) + " elements with the padding",
                        size + " in " + image + " and " + padding(axis) + " of padding",
                        "pad the input, or use a smaller kernel");
            }
        }
    }

    /** Refuses padding in which a whole window has room, which then covers nothing. */
    void checkCovers() {
        for (int axis = 0; axis < kernel.length; axis++) {
            int most = Math.max(pads[axis], pads[axis + kernel.length]);
            if (most > reach(axis)) {
                throw new ModelException(
                        "the attribute 'pads' makes windows of padding alone", "at most " + reach(axis)
                                + " along dimension " + (2 + axis) + ", less than the window",
                        Integer.toString(most), "use smaller pads");
            }
        }
    }

    /** Refuses more elements behind the last place of a transposed window than lie between two places. */
    void checkOutputPadding(Check c) {
        if (!c.call().gives("output_padding")) {
            return;
        }
        for (int axis = 0; axis < kernel.length; axis++) {
            int most = Math.max(strides[axis], dilations[axis]) - 1;
            if (outputPadding[axis] > most) {
                throw new ModelException("the attribute 'output_padding' is out of range",
                        "at most " + most + " along dimension " + (2 + axis)
                                + ", less than its stride or dilation",
                        Check.list(c.call().integers("output_padding")), "export the model again");
            }
        }
    }

    /** The shape [batch, channels, one element for each place over the image]. */
    Shape places(Dim batch, Dim channels, Shape image) {
        Dim[] dims = image.dims();
        dims[0] = batch;
        dims[1] = channels;
        for (int axis = 0; axis < kernel.length; axis++) {
            dims[2 + axis] = places(axis, image.dim(2 + axis));
        }
        return Shape.of(dims);
    }

    private Dim places(int axis, Dim image) {
        boolean isOpen = kernel[axis] == 0 && !isSame;
        if (!isOpen && image.most() <= Integer.MAX_VALUE) {
            long most = count(axis, image.most());
            return image.isKnown() ? Dim.of(most) : Dim.atMost(most);
        }
        boolean keeps = strides[axis] == 1 && !isOpen && (isSame || padding(axis) == reach(axis));
        return keeps ? image : Dim.UNKNOWN;
    }

    private long count(int axis, long image) {
        long stride = strides[axis];
        if (isSame) {
            return (image + stride - 1) / stride;
        }
        long free = image + padding(axis) - reach(axis) - 1;
        if (free + (isCeil ? stride - 1 : 0) < 0) {
            return 0;
        }
        long count = (free + (isCeil ? stride - 1 : 0)) / stride + 1;
        // Where the last window would begin behind the image, in the padding, it is left out.
        return isCeil && (count - 1) * stride >= image + pads[axis] ? count - 1 : count;
    }

    /** The shape [batch, channels, the image that has as many places as {@code places}]. */
    Shape image(Dim batch, Dim channels, Shape places) {
        Dim[] dims = places.dims();
        dims[0] = batch;
        dims[1] = channels;
        for (int axis = 0; axis < kernel.length; axis++) {
            dims[2 + axis] = image(axis, places.dim(2 + axis));
        }
        return Shape.of(dims);
    }

    private Dim image(int axis, Dim places) {
        if (outputShape != null) {
            return Dim.of(outputShape[axis]);
        } else if (kernel[axis] == 0) {
            return Dim.UNKNOWN;
        }
        long more = outputPadding[axis] + reach(axis) + 1 - strides[axis] - padding(axis);
        // SAME cuts to the places times the stride; where the windows do not reach so far, nothing is added.
        return places.times(Dim.of(strides[axis])).plus(Dim.of(isSame ? Math.min(0, more) : more));
    }

    /** The window over an image of known sizes. */
    Placement over(Shape image, Shape places) {
        int rank = kernel.length;
        int[] imageSizes = Arrays.copyOfRange(image.sizes(), 2, 2 + rank);
        int[] placeSizes = Arrays.copyOfRange(places.sizes(), 2, 2 + rank);
        long[] all = new long[2 * rank];
        for (int axis = 0; axis < rank; axis++) {
            long covered = (placeSizes[axis] - 1L) * strides[axis] + outputPadding[axis] + reach(axis) + 1;
            long total = Math.max(0, covered - imageSizes[axis]);
            long begin = isUpper ? total / 2 : total - total / 2;
            boolean isGiven = !isSame && outputShape == null;
            all[axis] = isGiven ? pads[axis] : begin;
            all[axis + rank] = isGiven ? pads[axis + rank] : total - begin;
        }
        return new Placement(kernel, strides, dilations, imageSizes, placeSizes, all);
    }

    /** The elements that a window covers behind its first one, with the gaps of dilation. */
    long reach(int axis) {
        return (kernel[axis] - 1L) * dilations[axis];
    }

    private long padding(int axis) {
        return (long) pads[axis] + pads[axis + kernel.length];
    }
}
