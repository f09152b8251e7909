package dev.teacup.op.nn;

/** A {@link Window} at all its places over an image, whose spatial sizes are known. */
public final class Placement {
    public final int[] kernel;
    public final int[] strides;
    public final int[] dilations;
    public final int[] image;
    public final int[] places;

    /** The padding before the image along all axes, then that behind it. */
    private final long[] pads;

    /** @param pads before the image along all axes, then behind it */
    public Placement(int[] kernel, int[] strides, int[] dilations, int[] image, int[] places, long[] pads) {
        this.kernel = kernel;
        this.strides = strides;
        this.dilations = dilations;
        this.image = image;
        this.places = places;
        this.pads = pads;
    }

    /** Where the first element of the window lies in the image; negative in the padding before it. */
    public long first(int axis, int place) {
        return (long) place * strides[axis] - pads[axis];
    }

    /** The elements of padding behind the image. */
    public long end(int axis) {
        return pads[axis + image.length];
    }

    /** The element of the image that element {@code k} of the window covers, or -1 where it is padding. */
    int covered(int axis, int place, int k) {
        long at = first(axis, place) + (long) k * dilations[axis];
        return at < image[axis] ? (int) Math.max(-1, at) : -1;
    }

    /** The place at which element {@code k} of the window covers an element of the image, or -1. */
    int place(int axis, int element, int k) {
        long at = element + pads[axis] - (long) k * dilations[axis];
        int stride = strides[axis];
        boolean isPlace = at >= 0 && at % stride == 0 && at / stride < places[axis];
        return isPlace ? (int) (at / stride) : -1;
    }

    public static int product(int[] sizes) {
        int product = 1;
        for (int size : sizes) {
            product *= size;
        }
        return product;
    }
}
