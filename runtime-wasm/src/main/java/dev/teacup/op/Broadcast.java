package dev.teacup.op;

import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;

/**
 * How shapes broadcast: counted from the last dimension, sizes are equal, or one of them is 1 or missing.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/docs/Broadcasting.md">multidirectional
 * broadcasting</a>
 */
public final class Broadcast {
    private Broadcast() {}

    /** Whether the two may broadcast, as far as their sizes are known. */
    public static boolean fits(Shape a, Shape b) {
        for (int i = 1; i <= Math.min(a.rank(), b.rank()); i++) {
            Dim left = a.dim(a.rank() - i);
            Dim right = b.dim(b.rank() - i);
            if (!fits(left, right)) {
                return false;
            }
        }
        return true;
    }

    /** Whether two sizes may broadcast. */
    public static boolean fits(Dim left, Dim right) {
        return !left.differs(right) || left.is(1) || right.is(1);
    }

    /** The shape that both broadcast to. */
    public static Shape of(Shape a, Shape b) {
        Dim[] dims = new Dim[Math.max(a.rank(), b.rank())];
        for (int i = 1; i <= dims.length; i++) {
            Dim left = i <= a.rank() ? a.dim(a.rank() - i) : Dim.of(1);
            Dim right = i <= b.rank() ? b.dim(b.rank() - i) : Dim.of(1);
            dims[dims.length - i] = of(left, right);
        }
        return Shape.of(dims);
    }

    /** The shape that all given operands of a node broadcast to. */
    public static Shape of(Call call) {
        Shape shape = Shape.SCALAR;
        for (int index = 0; index < call.inputCount(); index++) {
            if (call.has(index)) {
                shape = of(shape, call.type(index).shape());
            }
        }
        return shape;
    }

    /** The size that both broadcast to. */
    public static Dim of(Dim left, Dim right) {
        if (left.is(1)) {
            return right;
        } else if (right.is(1) || left.same(right)) {
            return left;
        } else if (left.isKnown() || right.isKnown()) {
            // The one that is not known is either the same size or 1.
            return left.isKnown() ? left : right;
        }
        return Dim.UNKNOWN;
    }
}
