/**
 * Graphs at work: {@link dev.teacup.eval.Execution} runs one, planned region by region, within a
 * {@link dev.teacup.eval.Budget}; {@link dev.teacup.eval.Reference} computes its steps. Imports {@code plan}.
 */
package dev.teacup.eval;
