/**
 * Training from beginning to end: {@link dev.teacup.train.loop.Fit} runs epochs over a
 * {@link dev.teacup.train.loop.Dataset}, validates, stops early, and leaves checkpoints from which it goes on
 * to the same bytes. May import {@code ort}, {@code optim}, {@code layer} and what those may.
 */
package dev.teacup.train.loop;
