package dev.teacup.train.loop;

import java.util.Map;

/** How good a model's outputs are for a data set that the metric knows. */
@FunctionalInterface
public interface Metric {
    /** @param outputs of the model for all samples in their order, by name, in row-major order */
    double of(Map<String, float[]> outputs);
}
