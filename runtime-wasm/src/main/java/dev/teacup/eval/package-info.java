/**
 * The reference kernels at work: {@link dev.teacup.eval.Reference} computes a node within a
 * {@link dev.teacup.eval.Budget}. Imports {@code ir}.
 */
package dev.teacup.eval;
