/** Operators that round numbers to few bits, and back. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.quant;
