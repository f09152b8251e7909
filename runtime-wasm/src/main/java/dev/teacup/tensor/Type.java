package dev.teacup.tensor;

/**
 * What is known of a value before it is computed.
 *
 * @param dtype the type of the elements
 * @param shape the shape of the tensor, or of every tensor of a sequence
 * @param isSequence whether the value is a sequence of tensors
 */
public record Type(DType dtype, Shape shape, boolean isSequence) {
    /** A tensor's type. */
    public static Type of(DType dtype, Shape shape) {
        return new Type(dtype, shape, false);
    }

    /** The type of a tensor of known sizes. */
    public static Type of(DType dtype, long... sizes) {
        return of(dtype, Shape.of(sizes));
    }

    /** A sequence of tensors, each of which fits {@code shape}. */
    public static Type sequence(DType dtype, Shape shape) {
        return new Type(dtype, shape, true);
    }

    /** Whether nothing more will be known when it is computed. */
    public boolean isKnown() {
        return !isSequence && shape.isKnown();
    }

    /** {@code float32[batch, 3]}, {@code sequence(float32[...])}. */
    @Override
    public String toString() {
        String tensor = dtype.toString() + shape;
        return isSequence ? "sequence(" + tensor + ")" : tensor;
    }
}
