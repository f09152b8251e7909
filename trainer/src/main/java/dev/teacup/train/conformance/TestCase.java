package dev.teacup.train.conformance;

import java.util.List;

/**
 * One test in ONNX's backend-test layout.
 *
 * @param name the name of its folder
 * @param model the bytes of {@code model.onnx}
 * @param dataSets what to feed and what to expect, one or more times
 * @param tolerance how far numbers may be off
 */
public record TestCase(String name, byte[] model, List<DataSet> dataSets, Tolerance tolerance) {
    /** Serialized TensorProtos, in the order of the graph's inputs and outputs. */
    public record DataSet(List<byte[]> inputs, List<byte[]> outputs) {}

    /**
     * {@code |actual - expected| <= atol + rtol * |expected|} for all elements but a share of them.
     *
     * @param badFraction the share of elements that may be further off
     */
    public record Tolerance(double rtol, double atol, double badFraction) {
        /** Those of ONNX's own runner. */
        public static final Tolerance ONNX = new Tolerance(1e-3, 1e-7, 0);
    }
}
