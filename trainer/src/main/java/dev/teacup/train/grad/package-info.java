/**
 * Reverse-mode differentiation of graphs: {@link dev.teacup.train.grad.Gradients} appends to a graph the
 * nodes that compute the gradients of a scalar. {@link dev.teacup.train.grad.Rules} lists the rules, one file
 * for each operator that needs one; the packages below mirror those of {@code op}. May import {@code ir} and
 * {@code error}.
 */
package dev.teacup.train.grad;
