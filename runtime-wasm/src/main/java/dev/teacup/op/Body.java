package dev.teacup.op;

/**
 * What an operator computes, in exactly one of five forms, so that a backend can treat a form and need not
 * know the operators.
 */
public sealed interface Body permits Expr, Composed, Kernel, View, Control {}
