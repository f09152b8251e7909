package dev.teacup.train.recipe.birdstrikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.layer.Parameter;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.optim.StepGraph;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.recipe.birdstrikes.StrikeFit.Hyperparameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A whole training step of the recipe, forward and back, in ONNX Runtime and in the engine that pages use.
 */
class StrikeStepTest {
    private static final int ROWS = 32;

    private final Strikes strikes = Strikes.shipped();
    private final StrikeFit fit = new StrikeFit(strikes, strikes.rowsToChoose(), Hyperparameters.CHOSEN);

    @Test
    void takesTheSameStepInBothEngines() {
        StepGraph step = fit.step();
        List<HostTensor> inputs = inputs(step);
        List<HostTensor> expected = new OrtPlatform().run(step.onnx(), List.of(inputs)).get(0);
        List<HostTensor> actual = new JvmPlatform().run(step.onnx(), List.of(inputs)).get(0);
        assertEquals(expected.size(), actual.size());
        double largest = 0;
        double moved = 0;
        for (int k = 0; k < expected.size(); k++) {
            for (int i = 0; i < expected.get(k).elements(); i++) {
                largest = Math.max(largest, Math.abs(expected.get(k).f64(i) - actual.get(k).f64(i)));
                moved = Math.max(moved, Math.abs(actual.get(k).f64(i)));
            }
        }
        System.out.println("largest difference of a training step of birdstrikes: " + largest);
        assertTrue(largest <= 1e-5, "largest difference " + largest);
        assertTrue(moved > 0.1, "the step moved nothing");
    }

    /** By the names of the step's inputs: parameters, momentum, counters and a batch. */
    private List<HostTensor> inputs(StepGraph step) {
        Map<String, HostTensor> byName = new HashMap<>();
        Weights weights = Weights.initial(step.parameters(), 3);
        for (Parameter parameter : step.parameters()) {
            byName.put(parameter.name(), HostTensor.floats(parameter.dims(), weights.get(parameter)));
            for (String slot : step.slots()) {
                byName.put(StepGraph.slot(parameter, slot), HostTensor.of(DType.FLOAT32, parameter.dims()));
            }
        }
        byName.put(StepGraph.STEP, HostTensor.longs(new int[0], 40));
        byName.put(StepGraph.SEED, HostTensor.longs(new int[0], 7));
        int[] rows = Arrays.copyOf(strikes.rowsToChoose(), ROWS);
        List<HostTensor> raw = StrikeInputs.of(strikes, rows);
        for (int i = 0; i < raw.size(); i++) {
            byName.put(StrikeInputs.names().get(i), raw.get(i));
        }
        float[] damage = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            damage[i] = i % 3 == 0 ? 1 : 0;
        }
        byName.put(StrikeInputs.TARGET, HostTensor.floats(new int[] {ROWS, 1}, damage));
        List<HostTensor> inputs = new ArrayList<>();
        for (Map.Entry<String, Type> input : Signatures.of(step.onnx()).entrySet()) {
            inputs.add(byName.get(input.getKey()));
        }
        return inputs;
    }
}
