package dev.teacup.eval;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.tensor.Tensor;

/** Computes an {@link Expr} over broadcast operands, a block of elements at a time. */
final class ElementwiseLoop {
    private final Operand[] operands;
    private final DType[] dtypes;
    private int start;
    private int count;

    private ElementwiseLoop(Tensor[] in, int[] sizes) {
        operands = new Operand[in.length];
        dtypes = new DType[in.length];
        for (int i = 0; i < in.length; i++) {
            if (in[i] != null) {
                operands[i] = new Operand(in[i], sizes);
                dtypes[i] = in[i].dtype();
            }
        }
    }

    static void run(Expr expr, Tensor[] in, Tensor out) {
        ElementwiseLoop loop = new ElementwiseLoop(in, out.dims());
        int elements = out.elements();
        for (loop.start = 0; loop.start < elements; loop.start += Lanes.BLOCK) {
            loop.count = Math.min(Lanes.BLOCK, elements - loop.start);
            loop.store(loop.value(expr), out);
        }
    }

    private void store(Lanes lanes, Tensor out) {
        assert lanes.dtype == out.dtype() : lanes.dtype + " into " + out.dtype();
        for (int i = 0; i < count; i++) {
            if (lanes.isReal()) {
                out.f64(start + i, lanes.reals[i]);
            } else {
                out.i64(start + i, lanes.integers[i]);
            }
        }
    }

    private Lanes value(Expr expr) {
        if (expr instanceof Expr.In in) {
            return operands[in.index()].load(start, count);
        } else if (expr instanceof Expr.Real real) {
            return filled(new Lanes(real.dtype()), rounded(real.dtype(), real.value()), 0);
        } else if (expr instanceof Expr.Int integer) {
            return filled(new Lanes(integer.dtype()), 0, integer.value());
        } else if (expr instanceof Expr.Convert convert) {
            return converted(value(convert.argument()), convert.dtype());
        }
        return applied((Expr.Apply) expr);
    }

    private Lanes filled(Lanes lanes, double real, long integer) {
        for (int i = 0; i < count; i++) {
            if (lanes.isReal()) {
                lanes.reals[i] = real;
            } else {
                lanes.integers[i] = integer;
            }
        }
        return lanes;
    }

    private Lanes applied(Expr.Apply apply) {
        Lanes a = value(apply.arguments()[0]);
        Lanes b = apply.arguments().length > 1 ? value(apply.arguments()[1]) : a;
        if (apply.primitive() == Primitive.WHERE) {
            return chosen(a, b, value(apply.arguments()[2]));
        }
        assert a.dtype == b.dtype : apply.primitive() + " of " + a.dtype + " and " + b.dtype;
        Lanes result = new Lanes(apply.primitive().isTest() ? DType.BOOL : a.dtype);
        for (int i = 0; i < count; i++) {
            if (!a.isReal()) {
                result.integers[i] = result.dtype.wrap(
                        Scalars.integer(apply.primitive(), a.dtype, a.integers[i], b.integers[i]));
            } else if (result.isReal()) {
                result.reals[i] = rounded(a.dtype, Scalars.real(apply.primitive(), a.reals[i], b.reals[i]));
            } else {
                result.integers[i] = Scalars.test(apply.primitive(), a.reals[i], b.reals[i]) ? 1 : 0;
            }
        }
        return result;
    }

    private Lanes chosen(Lanes condition, Lanes a, Lanes b) {
        Lanes result = new Lanes(a.dtype);
        for (int i = 0; i < count; i++) {
            Lanes from = condition.integers[i] != 0 ? a : b;
            if (result.isReal()) {
                result.reals[i] = from.reals[i];
            } else {
                result.integers[i] = from.integers[i];
            }
        }
        return result;
    }

    private Lanes converted(Lanes from, DType dtype) {
        Lanes to = new Lanes(dtype);
        for (int i = 0; i < count; i++) {
            if (to.isReal()) {
                to.reals[i] = from.isReal() ? narrowed(dtype, from.reals[i])
                        : toReal(dtype, from.dtype, from.integers[i]);
            } else {
                to.integers[i] =
                        from.isReal() ? toInteger(dtype, from.reals[i]) : dtype.wrap(from.integers[i]);
            }
        }
        return to;
    }

    /** Rounds once: a large integer through a double to a float would round twice. */
    private static double toReal(DType to, DType from, long value) {
        boolean isUnsigned = from == DType.UINT64;
        if (to == DType.FLOAT32) {
            return isUnsigned ? Num.unsignedToFloat(value) : (float) value;
        }
        return narrowed(to, isUnsigned ? Num.unsignedToDouble(value) : value);
    }

    private static long toInteger(DType to, double value) {
        if (to == DType.BOOL) {
            return value != 0 ? 1 : 0;
        }
        return to == DType.UINT64 ? Num.toUnsigned(value) : to.wrap((long) value);
    }

    /** The result of a primitive: float16 is computed in float32. */
    private static double rounded(DType dtype, double value) {
        return dtype == DType.FLOAT64 ? value : (float) value;
    }

    private static double narrowed(DType dtype, double value) {
        return dtype == DType.FLOAT16 ? Num.halfToFloat((short) Num.toHalf(value)) : rounded(dtype, value);
    }
}
