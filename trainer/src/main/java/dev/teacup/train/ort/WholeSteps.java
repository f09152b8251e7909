package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.teacup.train.optim.StepGraph;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Steps that are one model, whose operators run one after another, each on all threads. */
final class WholeSteps implements Steps {
    private final OrtSession session;
    private final Scalar loss = Scalar.float32();

    WholeSteps(StepGraph graph, int threads) throws OrtException {
        this.session = Sessions.ofSteps(graph.onnx(), threads);
    }

    @Override
    public float run(Map<String, OnnxTensor> inputs, Map<String, OnnxValue> outputs, Batch batch, int rows)
            throws OrtException {
        Map<String, OnnxTensor> fed = new HashMap<>(inputs);
        fed.putAll(batch.tensors(rows));
        Map<String, OnnxValue> written = new HashMap<>(outputs);
        written.put(StepGraph.LOSS, loss.tensor());
        session.run(fed, Set.of(), written).close();
        return loss.real();
    }

    @Override
    public void close() throws OrtException {
        session.close();
        loss.close();
    }
}
