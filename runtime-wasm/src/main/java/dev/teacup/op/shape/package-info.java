/** Operators that make, move, pick or reshape elements. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.shape;
