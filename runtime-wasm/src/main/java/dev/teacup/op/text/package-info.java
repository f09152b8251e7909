/** Operators of strings. Imports {@code op} and {@code tensor}. */
package dev.teacup.op.text;
