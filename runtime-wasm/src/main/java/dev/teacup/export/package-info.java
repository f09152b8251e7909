/**
 * The IR to ONNX: {@link dev.teacup.export.Exporter} writes a graph as a model of a chosen operator set,
 * which {@code load} reads again as the same graph. Imports {@code onnx} and {@code ir}.
 */
package dev.teacup.export;
