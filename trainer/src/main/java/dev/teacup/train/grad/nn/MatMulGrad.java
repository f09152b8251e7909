package dev.teacup.train.grad.nn;

import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;
import dev.teacup.train.grad.Rule;

/**
 * Y = A B: dA = dY B^T, dB = A^T dY. With a B of rank 2 all leading axes of A are one, and Gemm transposes
 * while it multiplies; else the products are batched, and summed over the axes along which an operand was
 * broadcast.
 */
public final class MatMulGrad implements Rule {
    @Override
    public String opType() {
        return "MatMul";
    }

    @Override
    public Value[] backward(Backward c) {
        Value[] dxs = new Value[2];
        if (c.rank(c.x(0)) >= 2 && c.rank(c.x(1)) == 2) {
            Value dy = rows(c, c.dy(), c.x(1), 1);
            Value da = c.wants(0) ? c.op("Gemm", Attributes.of("transB", 1), dy, c.x(1)) : null;
            dxs[0] = da == null || c.rank(c.x(0)) == 2 ? da : c.reshapeLike(da, c.x(0));
            dxs[1] = c.wants(1) ? c.op("Gemm", Attributes.of("transA", 1), rows(c, c.x(0), c.x(1), 0), dy)
                    : null;
            return dxs;
        }
        boolean aIsRow = c.rank(c.x(0)) == 1;
        boolean bIsColumn = c.rank(c.x(1)) == 1;
        Value a = aIsRow ? c.op("Unsqueeze", c.x(0), c.longs(0)) : c.x(0);
        Value b = bIsColumn ? c.op("Unsqueeze", c.x(1), c.longs(1)) : c.x(1);
        Value dy = bIsColumn ? c.op("Unsqueeze", c.dy(), c.longs(-1)) : c.dy();
        Value wide = aIsRow ? c.op("Unsqueeze", dy, c.longs(-2)) : dy;
        dxs[0] = c.wants(0) ? like(c, c.op("MatMul", wide, transposed(c, b)), a, c.x(0)) : null;
        dxs[1] = c.wants(1) ? like(c, c.op("MatMul", transposed(c, a), wide), b, c.x(1)) : null;
        return dxs;
    }

    private static Value rows(Backward c, Value value, Value w, int axis) {
        boolean isMatrix = c.rank(value) == 2;
        return isMatrix ? value : c.op("Reshape", value, c.longs(-1, c.shape(w).dim(axis).size()));
    }

    private static Value like(Backward c, Value gradient, Value matrix, Value operand) {
        Value reduced = c.reduceTo(gradient, matrix);
        return matrix == operand ? reduced : c.reshapeLike(reduced, operand);
    }

    private static Value transposed(Backward c, Value value) {
        long[] order = new long[c.rank(value)];
        for (int axis = 0; axis < order.length; axis++) {
            order[axis] = axis;
        }
        order[order.length - 1] = order.length - 2;
        order[order.length - 2] = order.length - 1;
        return c.op("Transpose", Attributes.NONE.with("perm", order), value);
    }
}
