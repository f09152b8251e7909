package dev.teacup.op;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;

/** Elementwise operators on the elements of small tensors, of which shapes and choices are made. */
final class DimArithmetic {
    private DimArithmetic() {}

    /**
     * The elements of the result, where each operand is a list of one length or a single element; null where
     * they are not, or where nothing is known of one. Of a dimension that is not known the result is not, but
     * for x + 0, x - 0, x * 1, x / 1 and x == x.
     */
    static Dim[] of(Elementwise op, Call call) {
        int length = 1;
        DType[] dtypes = new DType[call.inputCount()];
        for (int i = 0; i < dtypes.length; i++) {
            Dim[] own = call.has(i) ? call.contents(i) : null;
            if (own == null || own.length != 1 && length != 1 && own.length != length) {
                return null;
            }
            length = own.length == 1 ? length : own.length;
            dtypes[i] = call.type(i).dtype();
        }
        if (!(op.body(call) instanceof Expr expr)) {
            return null;
        }
        Dim[] dims = new Dim[length];
        for (int i = 0; i < length; i++) {
            dims[i] = element(expr, call, dtypes, i);
        }
        return dims;
    }

    private static Dim element(Expr expr, Call call, DType[] dtypes, int index) {
        if (expr instanceof Expr.In in) {
            Dim[] own = call.contents(in.index());
            return own[own.length == 1 ? 0 : index];
        }
        if (expr instanceof Expr.Int integer) {
            return Dim.of(integer.value());
        }
        if (!(expr instanceof Expr.Apply apply)) {
            return Dim.UNKNOWN;
        }
        Expr[] arguments = apply.arguments();
        Dim a = element(arguments[0], call, dtypes, index);
        if (apply.primitive() == Primitive.WHERE) {
            return a.isKnown() ? element(arguments[a.is(0) ? 2 : 1], call, dtypes, index) : Dim.UNKNOWN;
        }
        Dim b = element(arguments[arguments.length - 1], call, dtypes, index);
        return a.isKnown() && b.isKnown()
                ? known(apply.primitive(), arguments[0].dtype(dtypes), a.size(), b.size())
                : open(apply.primitive(), a, b);
    }

    private static Dim known(Primitive primitive, DType dtype, long a, long b) {
        if (primitive == Primitive.ADD) {
            return Dim.of(dtype.wrap(a + b));
        } else if (primitive == Primitive.SUB) {
            return Dim.of(dtype.wrap(a - b));
        } else if (primitive == Primitive.MUL) {
            return Dim.of(dtype.wrap(a * b));
        } else if (primitive == Primitive.DIV) {
            return b > 0 && (a >= 0 || !dtype.isUnsigned()) ? Dim.of(a / b) : Dim.UNKNOWN;
        } else if (Math.min(a, b) == Dim.OPEN + 1) {
            // The smallest long is this among dimensions, too.
            return Dim.UNKNOWN;
        }
        boolean isLess = dtype.isLess(a, b);
        if (primitive == Primitive.MIN || primitive == Primitive.MAX) {
            return Dim.of(isLess == (primitive == Primitive.MIN) ? a : b);
        }
        boolean truth = a == b;
        if (primitive == Primitive.LESS || primitive == Primitive.LESS_OR_EQUAL) {
            truth = isLess || truth && primitive == Primitive.LESS_OR_EQUAL;
        } else if (primitive == Primitive.AND || primitive == Primitive.OR) {
            truth = (primitive == Primitive.AND ? a & b : a | b) != 0;
        } else if (primitive == Primitive.NOT) {
            truth = a == 0;
        } else if (primitive != Primitive.EQUAL) {
            return Dim.UNKNOWN;
        }
        return Dim.of(truth ? 1 : 0);
    }

    private static Dim open(Primitive primitive, Dim a, Dim b) {
        boolean adds = primitive == Primitive.ADD || primitive == Primitive.SUB;
        boolean multiplies = primitive == Primitive.MUL || primitive == Primitive.DIV;
        if (primitive == Primitive.EQUAL && a.same(b)) {
            return Dim.of(1);
        }
        long neutral = adds ? 0 : 1;
        boolean commutes = primitive == Primitive.ADD || primitive == Primitive.MUL;
        return !adds && !multiplies ? Dim.UNKNOWN
                : b.is(neutral) ? a : commutes && a.is(neutral) ? b : Dim.UNKNOWN;
    }
}
