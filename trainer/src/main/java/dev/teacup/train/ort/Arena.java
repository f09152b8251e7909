package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.teacup.train.layer.Parameter;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One float tensor for each parameter, all in one direct buffer, which lives as long as the arena. */
final class Arena implements AutoCloseable {
    private final ByteBuffer bytes;
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final List<FloatBuffer> views = new ArrayList<>();

    Arena(List<Parameter> parameters) throws OrtException {
        bytes = Direct.bytes(parameters.stream().mapToInt(Arena::paddedBytes).sum());
        int at = 0;
        for (Parameter parameter : parameters) {
            FloatBuffer view =
                    Direct.slice(bytes, at, parameter.elements() * Float.BYTES).asFloatBuffer();
            views.add(view);
            long[] dims = Arrays.stream(parameter.dims()).asLongStream().toArray();
            tensors.add(OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), view, dims));
            at += paddedBytes(parameter);
        }
    }

    OnnxTensor tensor(int index) {
        return tensors.get(index);
    }

    FloatBuffer view(int index) {
        return views.get(index).duplicate();
    }

    /** Everything, padding too, as a checkpoint stores it. */
    ByteBuffer bytes() {
        return bytes.duplicate().clear();
    }

    /** Makes all elements 0. */
    void clear() {
        ByteBuffer all = bytes();
        while (all.hasRemaining()) {
            all.put((byte) 0);
        }
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
    }

    private static int paddedBytes(Parameter parameter) {
        return Direct.padded(parameter.elements() * Float.BYTES);
    }
}
