/** Operators that run subgraphs. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.control;
