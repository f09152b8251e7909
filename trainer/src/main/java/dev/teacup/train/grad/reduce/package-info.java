/** Gradient rules of the reductions, one a file. May import {@code grad} and what that may. */
package dev.teacup.train.grad.reduce;
