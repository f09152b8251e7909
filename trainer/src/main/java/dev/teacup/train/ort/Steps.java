package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.util.Map;

/** How the tensors behind a step are computed from those before it. */
interface Steps extends AutoCloseable {
    /**
     * Computes one step and returns its loss.
     *
     * @param inputs all that a step reads but its batch, by the names of {@link
     *        dev.teacup.train.optim.StepGraph}
     * @param outputs where all goes that a step writes
     */
    float run(Map<String, OnnxTensor> inputs, Map<String, OnnxValue> outputs, Batch batch, int rows)
            throws OrtException;

    @Override
    void close() throws OrtException;
}
