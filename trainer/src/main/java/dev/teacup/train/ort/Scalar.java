package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;

/** One number that a session reads or writes where it lies. */
final class Scalar implements AutoCloseable {
    private final ByteBuffer bytes = Direct.bytes(Long.BYTES);
    private final OnnxTensor tensor;

    private Scalar(boolean isReal) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        tensor = isReal
                ? OnnxTensor.createTensor(environment, Direct.slice(bytes, 0, Float.BYTES).asFloatBuffer(),
                        new long[0])
                : OnnxTensor.createTensor(environment, bytes.asLongBuffer(), new long[0]);
    }

    static Scalar float32() throws OrtException {
        return new Scalar(true);
    }

    static Scalar int64() throws OrtException {
        return new Scalar(false);
    }

    OnnxTensor tensor() {
        return tensor;
    }

    float real() {
        return bytes.getFloat(0);
    }

    void set(float value) {
        bytes.putFloat(0, value);
    }

    void set(long value) {
        bytes.putLong(0, value);
    }

    @Override
    public void close() {
        tensor.close();
    }
}
