package dev.teacup.op;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;

/** Add, Sub, Mul and Div of the elements of small integer tensors that shapes are made of. */
public final class DimArithmetic {
    private DimArithmetic() {}

    /**
     * The elements of a node of two operands, where each of them is a list of one length or a single element;
     * null where they are not, or where nothing is known of one. A dimension that is not known stays so,
     * but for x + 0, x - 0, x * 1 and x / 1.
     */
    public static Dim[] of(Primitive primitive, Call call) {
        Dim[] a = call.contents(0);
        Dim[] b = call.contents(1);
        if (a == null || b == null || a.length != b.length && a.length != 1 && b.length != 1) {
            return null;
        }
        Dim[] dims = new Dim[a.length == 1 ? b.length : a.length];
        for (int i = 0; i < dims.length; i++) {
            Dim left = a[a.length == 1 ? 0 : i];
            Dim right = b[b.length == 1 ? 0 : i];
            dims[i] = left.isKnown() && right.isKnown() ? known(primitive, call, left.size(), right.size())
                    : open(primitive, left, right);
        }
        return dims;
    }

    private static Dim known(Primitive primitive, Call call, long a, long b) {
        DType dtype = call.type(0).dtype();
        if (primitive == Primitive.DIV) {
            return b > 0 && (a >= 0 || !dtype.isUnsigned()) ? Dim.of(a / b) : Dim.UNKNOWN;
        }
        return Dim.of(dtype
                .wrap(primitive == Primitive.ADD ? a + b : primitive == Primitive.SUB ? a - b : a * b));
    }

    private static Dim open(Primitive primitive, Dim a, Dim b) {
        boolean adds = primitive == Primitive.ADD || primitive == Primitive.SUB;
        boolean commutes = primitive == Primitive.ADD || primitive == Primitive.MUL;
        long neutral = adds ? 0 : 1;
        return b.is(neutral) ? a : commutes && a.is(neutral) ? b : Dim.UNKNOWN;
    }
}
