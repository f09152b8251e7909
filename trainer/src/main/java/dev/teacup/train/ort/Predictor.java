package dev.teacup.train.ort;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.teacup.error.ModelException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Runs a model on batches. */
public final class Predictor implements AutoCloseable {
    private final OrtSession session;
    private final Set<String> inputs;
    /** Those outputs that are numbers. */
    private final Set<String> outputs;

    private Predictor(OrtSession session) {
        this.session = session;
        this.inputs = session.getInputNames();
        this.outputs = new LinkedHashSet<>(session.getOutputNames());
        try {
            session.getOutputInfo().forEach((name, node) -> {
                if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.STRING) {
                    outputs.remove(name);
                }
            });
        } catch (OrtException refusal) {
            throw Sessions.refused("the model's outputs cannot be told", refusal);
        }
    }

    /**
     * @param model an ONNX file
     * @throws ModelException when ONNX Runtime refuses it
     */
    public static Predictor open(byte[] model, int threads) {
        return new Predictor(Sessions.open(model, threads));
    }

    /** The names of the model's inputs, parameters among them where they are inputs. */
    public Set<String> inputs() {
        return inputs;
    }

    /**
     * The outputs for the first {@code rows} samples of a batch, by name, in row-major order; those that are
     * texts are left out.
     */
    public Map<String, float[]> run(Batch batch, int rows) {
        return run(batch, rows, Map.of());
    }

    /** The same with the parameters that a session has now, of a model whose parameters are inputs. */
    public Map<String, float[]> run(Batch batch, int rows, StepSession parameters) {
        return run(batch, rows, parameters.parameters());
    }

    private Map<String, float[]> run(Batch batch, int rows, Map<String, OnnxTensor> parameters) {
        try {
            Map<String, OnnxTensor> fed = new HashMap<>(parameters);
            fed.putAll(batch.tensors(rows));
            fed.keySet().retainAll(inputs);
            try (OrtSession.Result result = session.run(fed, outputs)) {
                Map<String, float[]> outputs = new LinkedHashMap<>();
                for (Map.Entry<String, OnnxValue> output : result) {
                    outputs.put(output.getKey(), floats(output.getKey(), (OnnxTensor) output.getValue()));
                }
                return outputs;
            }
        } catch (OrtException refusal) {
            throw Sessions.refused("the model cannot run", refusal);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException refusal) {
            throw Sessions.refused("the model cannot be closed", refusal);
        }
    }

    private static float[] floats(String name, OnnxTensor tensor) {
        FloatBuffer reals = tensor.getFloatBuffer();
        if (reals != null) {
            float[] values = new float[reals.remaining()];
            reals.get(values);
            return values;
        }
        LongBuffer integers = tensor.getLongBuffer();
        if (integers == null) {
            throw new ModelException("output '" + name + "'", "its values are no numbers",
                    "float32 or int64", tensor.getInfo().type.toString(), "convert it by Cast in the model");
        }
        float[] values = new float[integers.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integers.get(i);
        }
        return values;
    }
}
