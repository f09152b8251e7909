/**
 * Gradient rules of the operators that move elements, one a file. May import {@code grad} and what that may.
 */
package dev.teacup.train.grad.shape;
