package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.optim.Shards;
import dev.teacup.train.optim.StepGraph;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Steps whose shards run side by side, and then their updates. The bits do not depend on the number of
 * threads: no sum is shared by two of them.
 */
final class ShardedSteps implements Steps {
    /** Shards draw other numbers: two to the power of 32 over the golden ratio. */
    private static final long GOLDEN = 0x9E3779B9L;

    private final List<Parameter> parameters;
    private final List<Shard> shards = new ArrayList<>();
    private final List<OrtSession> updates = new ArrayList<>();
    private final Crew crew;
    private final LongBuffer seed;

    /** A part of the batch, with the model that takes it and what that is given and gives. */
    private record Shard(OrtSession session, Arena parts, Scalar seed, Scalar share, Scalar loss) {}

    /** @param seed of what is drawn in the steps, its only element */
    ShardedSteps(StepGraph graph, int threads, LongBuffer seed) throws OrtException {
        int count = graph.shards().count();
        this.parameters = graph.parameters();
        this.seed = seed;
        for (int i = 0; i < count; i++) {
            shards.add(new Shard(Sessions.ofSteps(graph.shards().gradient(), 1), new Arena(parameters),
                    Scalar.int64(), Scalar.float32(), Scalar.float32()));
        }
        for (byte[] update : graph.shards().updates()) {
            updates.add(Sessions.ofSteps(update, 1));
        }
        this.crew = new Crew(Math.min(threads, count));
    }

    @Override
    public float run(Map<String, OnnxTensor> inputs, Map<String, OnnxValue> outputs, Batch batch, int rows)
            throws OrtException {
        List<Batch.Part> samples = batch.parts(rows, shards.size());
        crew.all(shards.size(), i -> differentiate(i, inputs, samples.get(i), rows));
        Map<String, OnnxTensor> known = new HashMap<>(inputs);
        for (int i = 0; i < shards.size(); i++) {
            for (int k = 0; k < parameters.size(); k++) {
                known.put(Shards.part(parameters.get(k).name(), i), shards.get(i).parts.tensor(k));
            }
        }
        crew.all(updates.size(), i -> run(updates.get(i), known, outputs));
        float loss = 0;
        for (Shard shard : shards) {
            loss += shard.loss.real();
        }
        return loss;
    }

    private void differentiate(int index, Map<String, OnnxTensor> inputs, Batch.Part samples, int rows)
            throws OrtException {
        Shard shard = shards.get(index);
        if (samples.rows() == 0) {
            shard.parts.clear();
            shard.loss.set(0f);
            return;
        }
        shard.share.set((float) samples.rows() / rows);
        shard.seed.set(seed.get(0) + index * GOLDEN);
        Map<String, OnnxTensor> fed = new HashMap<>(inputs);
        fed.putAll(samples.tensors());
        fed.put(StepGraph.SEED, shard.seed.tensor());
        fed.put(Shards.SHARE, shard.share.tensor());
        Map<String, OnnxValue> written = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            written.put(Shards.part(parameters.get(i).name()), shard.parts.tensor(i));
        }
        written.put(StepGraph.LOSS, shard.loss.tensor());
        run(shard.session, fed, written);
    }

    /** Runs a model on what it knows of the inputs, into what it has of the outputs. */
    private static void run(OrtSession session, Map<String, OnnxTensor> inputs,
            Map<String, OnnxValue> outputs)
            throws OrtException {
        Map<String, OnnxTensor> fed = new HashMap<>(inputs);
        fed.keySet().retainAll(session.getInputNames());
        Map<String, OnnxValue> written = new HashMap<>(outputs);
        written.keySet().retainAll(session.getOutputNames());
        session.run(fed, Set.of(), written).close();
    }

    @Override
    public void close() throws OrtException {
        crew.close();
        for (Shard shard : shards) {
            shard.session.close();
            shard.parts.close();
            List.of(shard.seed, shard.share, shard.loss).forEach(Scalar::close);
        }
        for (OrtSession update : updates) {
            update.close();
        }
    }
}
