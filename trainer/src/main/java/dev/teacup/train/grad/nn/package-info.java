/**
 * Gradient rules of the operators of neural networks, one a file. May import {@code grad} and what that may.
 */
package dev.teacup.train.grad.nn;
