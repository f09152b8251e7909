package dev.teacup.plan;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.tensor.Type;

/** What a backend computes in one step, where others need several. It is asked while steps are planned. */
public interface Pieces {
    /** A step for each node, and compositions written out. */
    Pieces NONE = new Pieces() {
        @Override
        public boolean isWhole(Call call) {
            return false;
        }

        @Override
        public boolean continues(Call call, Body body, Expr tail, Type[] operands) {
            return false;
        }
    };

    /** Whether a composition whose sizes are known is one step. The backend has to run it then. */
    boolean isWhole(Call call);

    /**
     * Whether a step goes on to compute an expression of each element of its one result, which nobody else
     * reads. The backend may leave it to the reference kernels all the same.
     *
     * @param body of the step: that of a composition, a kernel, or an expression that {@code tail} continues
     * @param tail of the step's own result as operand 0 (of its operands, where it is an expression itself)
     * and of others that broadcast to it
     * @param operands the types of what the tail reads, the result first where it is one
     */
    boolean continues(Call call, Body body, Expr tail, Type[] operands);
}
