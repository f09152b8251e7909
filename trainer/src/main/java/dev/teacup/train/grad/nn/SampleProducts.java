package dev.teacup.train.grad.nn;

import dev.teacup.op.Value;
import dev.teacup.train.grad.Backward;

/**
 * left [N groups, leftRows, length] times right [N groups, rightRows, length] turned around, summed over the
 * N samples: [groups, leftRows, rightRows].
 */
record SampleProducts(long groups, long leftRows, long rightRows, long length) {
    Value sum(Backward c, Value left, Value right) {
        return groups == 1 && isLargerThanOperands() ? joined(c, left, right) : apart(c, left, right);
    }

    /** Then to write it for each sample takes longer than to lay the samples of the operands side by side. */
    private boolean isLargerThanOperands() {
        return leftRows * rightRows > (leftRows + rightRows) * length;
    }

    private Value joined(Backward c, Value left, Value right) {
        Value product = c.op("MatMul", sideBySide(c, left, leftRows),
                c.transpose(sideBySide(c, right, rightRows), 1, 0));
        return c.op("Reshape", product, c.longs(1, leftRows, rightRows));
    }

    private Value sideBySide(Backward c, Value operand, long rows) {
        return c.op("Reshape", c.transpose(operand, 1, 0, 2), c.longs(rows, -1));
    }

    private Value apart(Backward c, Value left, Value right) {
        Value products = c.op("MatMul", left, c.transpose(right, 0, 2, 1));
        return c.sum(c.op("Reshape", products, c.longs(-1, groups, leftRows, rightRows)), false, 0);
    }
}
