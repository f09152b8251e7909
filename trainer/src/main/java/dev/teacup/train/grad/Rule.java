package dev.teacup.train.grad;

import dev.teacup.op.Value;

/** The gradient of one operator, which is neither an expression nor a composition of others. */
public interface Rule {
    /** The operator's name. */
    String opType();

    /**
     * Appends the gradient.
     *
     * @return one for each operand that the node lists, in the operand's shape; null where there is none to
     *     give, or where nobody wants it
     */
    Value[] backward(Backward c);
}
