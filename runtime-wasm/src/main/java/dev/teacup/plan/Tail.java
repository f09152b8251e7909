package dev.teacup.plan;

import dev.teacup.op.Expr;

/**
 * What a step does to each element of its result before it is stored.
 *
 * @param expr of the element as operand 0, and of {@code operands} from 1 on
 * @param operands where they lie; they broadcast to the result
 */
public record Tail(Expr expr, Place... operands) {}
