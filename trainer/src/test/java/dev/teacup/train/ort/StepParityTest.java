package dev.teacup.train.ort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tensor.DType;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.loop.Dataset;
import dev.teacup.train.loop.Spirals;
import dev.teacup.train.optim.StepGraph;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A training step is one graph, which two engines run to the same parameters. */
class StepParityTest {
    private static final int ROWS = 13;
    private static final double TOLERANCE = 1e-5;

    @Test
    void ourEngineTakesTheSameStepsAsOnnxRuntime() {
        StepGraph graph = Spirals.graph();
        Dataset data = Spirals.data(ROWS, 4);
        Session ours = Session.open(graph.onnx(), Limits.DEFAULT, ExternalFiles.NONE);
        Weights weights = Weights.initial(graph.parameters(), 11);
        Map<String, HostTensor> feeds = new HashMap<>();
        feeds.put("point", HostTensor.floats(new int[] {ROWS, 2}, data.floats("point")));
        feeds.put("label", HostTensor.floats(new int[] {ROWS, 1}, data.floats("label")));
        feeds.put(StepGraph.SEED, HostTensor.longs(new int[0], 77));
        for (Parameter parameter : graph.parameters()) {
            feeds.put(parameter.name(), HostTensor.floats(parameter.dims(), weights.get(parameter)));
            for (String slot : graph.slots()) {
                feeds.put(StepGraph.slot(parameter, slot), HostTensor.of(DType.FLOAT32, parameter.dims()));
            }
        }
        try (StepSession theirs = StepSession.open(graph, weights, 1, 77);
                Batch batch = new Batch(graph.batch(), ROWS)) {
            batch.floats("point").put(data.floats("point"));
            batch.floats("label").put(data.floats("label"));
            for (int step = 1; step <= 3; step++) {
                float loss = theirs.step(batch, ROWS);
                feeds.put(StepGraph.STEP, HostTensor.longs(new int[0], step));
                Map<String, HostTensor> results = ours.run(feeds);
                assertEquals(loss, results.get(StepGraph.LOSS).f64(0), TOLERANCE);
                results.forEach((name, value) -> feeds.computeIfPresent(
                        name.replace(".next", ""), (known, old) -> value));
            }
            compare(graph, theirs.weights(), feeds, weights);
        }
    }

    private static void compare(StepGraph graph, Weights theirs, Map<String, HostTensor> ours,
            Weights before) {
        for (Parameter parameter : graph.parameters()) {
            float[] expected = theirs.get(parameter);
            boolean moved = false;
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], ours.get(parameter.name()).f64(i), TOLERANCE,
                        parameter.name() + " " + i);
                moved |= expected[i] != before.get(parameter)[i];
            }
            assertTrue(moved, parameter.name() + " was not trained");
        }
    }
}
