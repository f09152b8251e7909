/**
 * Values: {@link dev.teacup.tensor.Tensor} over the linear memory, its element types, shapes with symbolic
 * dimensions, the table of strings, and {@link dev.teacup.tensor.Num}, the mathematics that is the same on a
 * JVM and in every browser. Imports {@code memory}.
 */
package dev.teacup.tensor;
