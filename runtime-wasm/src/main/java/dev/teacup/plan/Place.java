package dev.teacup.plan;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;

/**
 * Where a value lies: at a fixed address, as inputs and constants do, or at an offset from the place that its
 * region gets when it runs.
 *
 * @param sizes the dimensions, outermost first
 * @param isRelative whether {@code at} counts from the base of the region
 */
public record Place(DType dtype, int[] sizes, boolean isRelative, int at) {
    /** Where a tensor lies. */
    public static Place of(Tensor tensor) {
        return new Place(tensor.dtype(), tensor.dims(), false, tensor.at());
    }

    /** The same bytes, from element {@code offset} on, under other dimensions. */
    public Place view(int offset, int[] others) {
        return new Place(dtype, others, isRelative, at + offset * dtype.bytes());
    }
}
