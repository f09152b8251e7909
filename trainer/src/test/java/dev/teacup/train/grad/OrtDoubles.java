package dev.teacup.train.grad;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime in float64, for the operators of which it has such kernels. */
final class OrtDoubles implements GradientCase.Runner, AutoCloseable {
    private final OrtSession session;

    private OrtDoubles(OrtSession session) {
        this.session = session;
    }

    /** A runner of this model, or null where a kernel is missing. */
    static OrtDoubles open(byte[] model) throws OrtException {
        try {
            return new OrtDoubles(OrtEnvironment.getEnvironment().createSession(model));
        } catch (OrtException absent) {
            boolean isRefused = absent.getMessage().contains("Type 'tensor(double)'");
            if (isRefused || absent.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED) {
                return null;
            }
            throw absent;
        }
    }

    @Override
    public Map<String, double[]> run(byte[] model, Map<String, double[]> values, List<int[]> dims) {
        Map<String, OnnxTensor> feeds = new HashMap<>();
        try {
            for (Map.Entry<String, double[]> value : values.entrySet()) {
                long[] sizes = Arrays.stream(dims.get(feeds.size())).asLongStream().toArray();
                feeds.put(value.getKey(), OnnxTensor.createTensor(OrtEnvironment.getEnvironment(),
                        DoubleBuffer.wrap(value.getValue()), sizes));
            }
            Map<String, double[]> results = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(feeds)) {
                for (Map.Entry<String, OnnxValue> entry : result) {
                    DoubleBuffer buffer = ((OnnxTensor) entry.getValue()).getDoubleBuffer();
                    double[] numbers = new double[buffer.remaining()];
                    buffer.get(numbers);
                    results.put(entry.getKey(), numbers);
                }
            }
            return results;
        } catch (OrtException failure) {
            throw new AssertionError(failure);
        } finally {
            feeds.values().forEach(OnnxTensor::close);
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
