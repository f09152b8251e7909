package dev.teacup.train.loop;

import dev.teacup.export.Heading;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;

/**
 * What is looked at after each epoch.
 *
 * @param model whose outputs are judged, with the parameters that are trained
 * @param data the samples that it is judged on
 * @param name the metric's name, for the progress and the history
 * @param higherIsBetter whether a larger value of the metric is the better one
 */
public record Validation(Model model, Samples data, String name, Metric metric, boolean higherIsBetter) {
    /** The metric of the model with these weights, by ONNX Runtime. */
    public double of(Weights weights) {
        byte[] onnx = model.onnx(weights, Heading.of(Model.OPSET));
        try (Validator validator = new Validator(onnx, model.inputs(), data, 1)) {
            return metric.of(validator.outputs());
        }
    }

    boolean isBetter(double value, double than) {
        return Double.isNaN(than) || (higherIsBetter ? value > than : value < than);
    }
}
