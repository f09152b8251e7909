/**
 * Operators with random results, which are the same whenever a model runs. Imports {@code op} and
 * {@code tensor}.
 */
package dev.teacup.op.random;
