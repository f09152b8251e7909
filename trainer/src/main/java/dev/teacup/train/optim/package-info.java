/**
 * How a step changes parameters, as graphs: optimisers, schedules, clipping.
 * {@link dev.teacup.train.optim.StepGraph} puts a whole training step together. May import {@code grad},
 * {@code layer} and what those may.
 */
package dev.teacup.train.optim;
