/**
 * Finds and checks the types of a graph's values: {@link dev.teacup.ir.infer.Inference} for whole graphs,
 * {@link dev.teacup.ir.infer.Values} node by node. Imports {@code op}.
 */
package dev.teacup.ir.infer;
