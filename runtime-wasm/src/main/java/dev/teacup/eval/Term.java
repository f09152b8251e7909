package dev.teacup.eval;

import dev.teacup.op.Expr;
import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;

/** An {@link Expr} with room for its results, which each block of elements overwrites. */
final class Term {
    private final Expr expr;
    private final Operand operand;
    private final Term[] arguments;
    private final Lanes lanes;

    /**
     * @param operands what the expression is of; null where it reads none
     * @param size elements of a block
     */
    Term(Expr expr, Operand[] operands, int size) {
        this.expr = expr;
        this.operand = expr instanceof Expr.In in ? operands[in.index()] : null;
        Expr[] inner = expr instanceof Expr.Apply apply ? apply.arguments()
                : expr instanceof Expr.Convert convert ? new Expr[] {convert.argument()} : new Expr[0];
        this.arguments = new Term[inner.length];
        DType[] dtypes = new DType[inner.length];
        for (int i = 0; i < inner.length; i++) {
            arguments[i] = new Term(inner[i], operands, size);
            dtypes[i] = arguments[i].lanes.dtype;
        }
        this.lanes = operand != null ? operand.lanes() : new Lanes(dtype(dtypes), size);
        for (int i = 0; i < size; i++) {
            if (expr instanceof Expr.Real real) {
                lanes.reals[i] = rounded(real.dtype(), real.value());
            } else if (expr instanceof Expr.Int integer) {
                lanes.integers[i] = integer.value();
            }
        }
    }

    private DType dtype(DType[] arguments) {
        if (expr instanceof Expr.Apply apply) {
            return apply.primitive().isTest() ? DType.BOOL : arguments[arguments.length - 1];
        }
        return expr.dtype();
    }

    /** The results for the elements {@code start} to {@code start + count - 1}; valid until the next call. */
    Lanes compute(int start, int count) {
        if (operand != null) {
            operand.load(start, count);
        }
        for (Term argument : arguments) {
            argument.compute(start, count);
        }
        if (expr instanceof Expr.Convert) {
            convert(arguments[0].lanes, count);
        } else if (expr instanceof Expr.Apply apply) {
            apply(apply.primitive(), count);
        }
        return lanes;
    }

    private void apply(Primitive primitive, int count) {
        Lanes a = arguments[0].lanes;
        Lanes b = arguments.length > 1 ? arguments[1].lanes : a;
        if (primitive == Primitive.WHERE) {
            choose(a, b, arguments[2].lanes, count);
            return;
        }
        assert a.dtype == b.dtype : primitive + " of " + a.dtype + " and " + b.dtype;
        if (lanes.isReal()) {
            Scalars.reals(primitive, a.reals, b.reals, lanes.reals, count);
            for (int i = 0; i < count && lanes.dtype != DType.FLOAT64; i++) {
                lanes.reals[i] = (float) lanes.reals[i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            lanes.integers[i] = a.isReal() ? Scalars.test(primitive, a.reals[i], b.reals[i]) ? 1 : 0
                    : lanes.dtype.wrap(Scalars.integer(primitive, a.dtype, a.integers[i], b.integers[i]));
        }
    }

    private void choose(Lanes condition, Lanes a, Lanes b, int count) {
        for (int i = 0; i < count; i++) {
            Lanes from = condition.integers[i] != 0 ? a : b;
            if (lanes.isReal()) {
                lanes.reals[i] = from.reals[i];
            } else {
                lanes.integers[i] = from.integers[i];
            }
        }
    }

    private void convert(Lanes from, int count) {
        if (lanes.dtype == DType.FLOAT32 && !from.isReal() && from.dtype != DType.UINT64) {
            for (int i = 0; i < count; i++) {
                lanes.reals[i] = (float) from.integers[i];
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            if (lanes.isReal()) {
                lanes.reals[i] = from.isReal() ? narrowed(lanes.dtype, from.reals[i])
                        : toReal(lanes.dtype, from.dtype, from.integers[i]);
            } else {
                lanes.integers[i] = from.isReal() ? toInteger(lanes.dtype, from.reals[i])
                        : lanes.dtype.wrap(from.integers[i]);
            }
        }
    }

    /**
     * Rounds once: a large integer through a double to a float would round twice. A float32 is made here of
     * a uint64 alone.
     */
    private static double toReal(DType to, DType from, long value) {
        boolean isUnsigned = from == DType.UINT64;
        if (to == DType.FLOAT32) {
            return Num.unsignedToFloat(value);
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
