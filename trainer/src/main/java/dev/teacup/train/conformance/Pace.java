package dev.teacup.train.conformance;

/**
 * How long a page waits.
 *
 * @param loadMs until a model that has been fetched is ready, milliseconds, the median
 * @param runMs for one answer, milliseconds, the median
 */
public record Pace(double loadMs, double runMs) {}
