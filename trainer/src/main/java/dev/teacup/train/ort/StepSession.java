package dev.teacup.train.ort;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.teacup.error.ModelException;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.optim.StepGraph;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a step graph again and again. All tensors are views of direct buffers that live as long as the
 * session, and the outputs are pinned, so a step copies no parameter. Parameters have two arenas that change
 * roles after each step, for gradients of some layers read old parameters when others are written already;
 * the optimiser's tensors are updated in place.
 */
public final class StepSession implements AutoCloseable {
    private final StepGraph graph;
    private final Steps steps;
    private final List<Arena> slots = new ArrayList<>();
    private final Arena averages;
    private final ByteBuffer counters = Direct.bytes(2 * Long.BYTES);
    private final LongBuffer step = counters.asLongBuffer().slice(0, 1);
    private final LongBuffer seed = counters.asLongBuffer().slice(1, 1);
    private final OnnxTensor stepTensor;
    private final OnnxTensor seedTensor;
    private Side current;
    private Side other;

    /** Parameters in one arena, with the arguments of a run that reads them and writes the other arena. */
    private record Side(Arena arena, Map<String, OnnxTensor> inputs, Map<String, OnnxValue> outputs) {}

    private StepSession(StepGraph graph, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        this.graph = graph;
        this.steps = graph.shards() == null ? new WholeSteps(graph, threads)
                : new ShardedSteps(graph, threads, seed);
        for (int i = 0; i < graph.slots().size(); i++) {
            slots.add(new Arena(graph.parameters()));
        }
        this.averages = graph.isAveraged() ? new Arena(graph.parameters()) : null;
        this.stepTensor = OnnxTensor.createTensor(environment, step, new long[0]);
        this.seedTensor = OnnxTensor.createTensor(environment, seed, new long[0]);
        Arena a = new Arena(graph.parameters());
        Arena b = new Arena(graph.parameters());
        this.current = side(a, b);
        this.other = side(b, a);
    }

    /**
     * A session before its first step.
     *
     * @param threads of one operator, or of all shards, of which each has one at most; a seed gives the same
     *     bytes on every run with one thread, and in shards with any number of them
     * @param seed of what is drawn in the steps
     * @throws ModelException when ONNX Runtime refuses the graph, or the weights are those
     *     of another model
     */
    public static StepSession open(StepGraph graph, Weights weights, int threads, long seed) {
        try {
            StepSession session = new StepSession(graph, threads);
            session.seed.put(0, seed);
            try {
                session.restore(weights);
            } catch (ModelException mistake) {
                session.close();
                throw mistake;
            }
            return session;
        } catch (OrtException refusal) {
            throw Sessions.refused("the training step cannot be opened", refusal);
        }
    }

    /**
     * Trains on the first {@code rows} samples of a batch and returns their loss before the update.
     *
     * @throws ModelException when ONNX Runtime refuses the batch
     */
    public float step(Batch batch, int rows) {
        float loss;
        try {
            step.put(0, step.get(0) + 1);
            loss = steps.run(current.inputs, current.outputs, batch, rows);
        } catch (OrtException refusal) {
            throw Sessions.refused("the training step failed", refusal);
        }
        Side done = current;
        current = other;
        other = done;
        return loss;
    }

    /** Steps done so far. */
    public long steps() {
        return step.get(0);
    }

    /** A copy of the values that are judged and kept: of the parameters, or of their averages. */
    public Weights weights() {
        Weights weights = new Weights();
        for (int i = 0; i < graph.parameters().size(); i++) {
            float[] values = new float[graph.parameters().get(i).elements()];
            judged().view(i).get(values);
            weights.put(graph.parameters().get(i).name(), values);
        }
        return weights;
    }

    /** Sets the parameters' values. */
    public void restore(Weights weights) {
        for (int i = 0; i < graph.parameters().size(); i++) {
            float[] values = weights.get(graph.parameters().get(i));
            current.arena.view(i).put(values);
            judged().view(i).put(values);
        }
    }

    /** A parameter that holds an infinity or what is no number, or null where all are finite. */
    public Parameter broken() {
        for (int i = 0; i < graph.parameters().size(); i++) {
            FloatBuffer values = current.arena.view(i);
            while (values.hasRemaining()) {
                if (!Float.isFinite(values.get())) {
                    return graph.parameters().get(i);
                }
            }
        }
        return null;
    }

    /** The memory of the values that are judged and kept, until the next step. */
    public ByteBuffer kept() {
        return judged().bytes();
    }

    private Arena judged() {
        return averages == null ? current.arena : averages;
    }

    /**
     * All that the next step depends on: counters, parameters and the optimiser's tensors, where they lie.
     */
    public List<ByteBuffer> state() {
        List<ByteBuffer> state = new ArrayList<>();
        state.add(counters.duplicate().clear());
        state.add(current.arena.bytes());
        slots.forEach(arena -> state.add(arena.bytes()));
        if (averages != null) {
            state.add(averages.bytes());
        }
        return state;
    }

    /** The values that are judged, as tensors, by the names of the parameters, until the next step. */
    Map<String, OnnxTensor> parameters() {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        for (int i = 0; i < graph.parameters().size(); i++) {
            tensors.put(graph.parameters().get(i).name(), judged().tensor(i));
        }
        return tensors;
    }

    @Override
    public void close() {
        try {
            steps.close();
        } catch (OrtException refusal) {
            throw Sessions.refused("the training step cannot be closed", refusal);
        }
        slots.forEach(Arena::close);
        if (averages != null) {
            averages.close();
        }
        current.arena.close();
        other.arena.close();
        List.of(stepTensor, seedTensor).forEach(OnnxTensor::close);
    }

    private Side side(Arena from, Arena to) {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        Map<String, OnnxValue> outputs = new HashMap<>();
        inputs.put(StepGraph.STEP, stepTensor);
        inputs.put(StepGraph.SEED, seedTensor);
        for (int i = 0; i < graph.parameters().size(); i++) {
            Parameter parameter = graph.parameters().get(i);
            inputs.put(parameter.name(), from.tensor(i));
            outputs.put(StepGraph.next(parameter.name()), to.tensor(i));
            for (int k = 0; k < slots.size() && !parameter.isStatistic(); k++) {
                inPlace(StepGraph.slot(parameter, graph.slots().get(k)), slots.get(k).tensor(i), inputs,
                        outputs);
            }
            if (averages != null) {
                inPlace(StepGraph.slot(parameter, StepGraph.AVERAGE), averages.tensor(i), inputs, outputs);
            }
        }
        return new Side(from, inputs, outputs);
    }

    private static void inPlace(String name, OnnxTensor tensor, Map<String, OnnxTensor> inputs,
            Map<String, OnnxValue> outputs) {
        inputs.put(name, tensor);
        outputs.put(StepGraph.next(name), tensor);
    }
}
