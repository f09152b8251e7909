/**
 * Operators of neural networks: activations, products, normalizations. Imports {@code op} and {@code tensor}.
 */
package dev.teacup.op.nn;
