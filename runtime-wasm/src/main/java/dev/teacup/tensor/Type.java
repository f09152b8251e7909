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

    /** Whether the sizes are known; a sequence, which is one handle, has none. */
    public boolean isKnown() {
        return isSequence || shape.isKnown();
    }

    /** The type of what lies in memory: the tensor, or the handle of the sequence. */
    public Type stored() {
        return isSequence ? of(DType.INT32, Shape.SCALAR) : this;
    }

    /** What is known of a value that is of this type or of {@code other}, whose elements are the same. */
    public Type join(Type other) {
        return new Type(dtype, shape.join(other.shape), isSequence);
    }

    /** The same without the sizes, and without the rank. */
    public Type withoutShape() {
        return new Type(dtype, Shape.UNKNOWN, isSequence);
    }

    /** {@code float32[batch, 3]}, {@code sequence(float32[...])}. */
    @Override
    public String toString() {
        String tensor = dtype.toString() + shape;
        return isSequence ? "sequence(" + tensor + ")" : tensor;
    }
}
