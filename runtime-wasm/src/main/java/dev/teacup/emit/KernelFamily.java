package dev.teacup.emit;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Expr;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Type;

/**
 * Kernels of one kind, which are written for the sizes of the steps that need them: a few functions that many
 * steps share, and for each step some calls of them with its addresses and sizes.
 */
interface KernelFamily {
    /**
     * Whether it writes a step of a node whose sizes are all known, and whose operand 0 is a tensor; others
     * may be left out. What it takes of a composition it has to
     * write, and the step must not refuse its values.
     */
    boolean takes(Call call, Body body);

    /**
     * Whether it applies an expression to each element of the result before storing it.
     *
     * @param tail of the result as operand 0 and of others
     * @param operands the types of all of them
     */
    default boolean continues(Call call, Expr tail, Type[] operands) {
        return false;
    }

    /** Writes a step that it takes into the driver; answers false before it writes, where it cannot. */
    boolean emit(Step step, Emission to);
}
