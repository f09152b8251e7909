/** Operators that say how wrong a prediction is. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.loss;
