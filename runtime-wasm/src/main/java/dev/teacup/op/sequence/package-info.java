/** Operators that take or give sequences of tensors. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.sequence;
