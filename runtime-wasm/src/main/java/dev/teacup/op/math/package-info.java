/** Arithmetic, comparison and logic, element by element. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.math;
