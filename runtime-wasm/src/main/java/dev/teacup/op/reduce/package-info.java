/** Operators that make one element of many. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.reduce;
