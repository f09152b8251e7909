/**
 * What training makes small, each a graph with a scalar result: {@link dev.teacup.train.loss.Loss}. May
 * import {@code layer} and what that may.
 */
package dev.teacup.train.loss;
