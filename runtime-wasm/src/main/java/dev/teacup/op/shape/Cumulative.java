package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * An operator whose element j along an axis is the sum or product of elements 0 to j of the operand; without
 * the last one where exclusive is set, and from the other end where reverse is.
 */
interface Cumulative extends Computation {
    /** Whether it multiplies, and does not add. */
    boolean isProduct();

    /** The definition of the operator of this name. */
    static OpDef define(String name) {
        return OpDef.of(name).type("T", FLOATS.and(INDEXES).and(DTypes.of(DType.UINT32, DType.UINT64)))
                .type("T2", INDEXES).in("x", "T").in("axis", "T2").out("y", "T").attr("exclusive", 0)
                .attr("reverse", 0);
    }

    @Override
    default void check(Check c) {
        c.single("axis");
        long[] axis = c.call().longs("axis");
        if (axis != null) {
            Check.axes("axis", axis, c.call().rank("x"));
        }
    }

    @Override
    default Type[] types(Call call) {
        return call.results(call.shape("x"));
    }

    @Override
    default void run(Frame f, Call call) {
        Tensor x = f.in(0);
        long given = f.in(1).i64(0);
        Check.axes("axis", new long[] {given}, x.rank());
        int axis = (int) (given < 0 ? given + x.rank() : given);
        boolean isExclusive = call.flag("exclusive");
        boolean isReverse = call.flag("reverse");
        f.burn(x.elements());
        int size = x.dim(axis);
        int inner = x.elements(axis + 1, x.rank());
        int lines = x.elements() == 0 ? 0 : x.elements(0, axis) * inner;
        int step = isReverse ? -inner : inner;
        Tensor y = f.out(0);
        boolean isReal = y.dtype().isFloat();
        boolean isProduct = isProduct();
        for (int line = 0; line < lines; line++) {
            int at = line / inner * size * inner + line % inner + (isReverse ? (size - 1) * inner : 0);
            for (int j = 0; j < size; j++, at += step) {
                if (j == 0 && isExclusive) {
                    y.f64(at, isProduct ? 1 : 0);
                } else if (j == 0) {
                    y.copy(at, x, at);
                } else if (isReal) {
                    double a = y.f64(at - step);
                    double b = x.f64(isExclusive ? at - step : at);
                    y.f64(at, isProduct ? a * b : a + b);
                } else {
                    long a = y.i64(at - step);
                    long b = x.i64(isExclusive ? at - step : at);
                    y.i64(at, isProduct ? a * b : a + b);
                }
            }
        }
    }
}
