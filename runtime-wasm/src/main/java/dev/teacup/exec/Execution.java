package dev.teacup.exec;

import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A graph run on inputs of certain sizes at certain addresses: region by region, each planned when the one
 * before has run. Where one region holds the whole graph, it can run again without planning.
 */
final class Execution {
    private final Graph graph;
    private final Constants constants;
    private final Tensor[] inputs;
    private final Values values = new Values();
    private final Planner planner;
    private final List<BoundStep> steps = new ArrayList<>();
    private boolean isRepeatable = true;

    Execution(Graph graph, Constants constants, Reference reference, Tensor[] inputs) {
        this.graph = graph;
        this.constants = constants;
        this.inputs = inputs;
        this.planner = new Planner(graph, constants, reference.budget().limits(), values);
        for (Map.Entry<String, Tensor> constant : graph.constants().entrySet()) {
            values.add(constant.getKey(), constant.getValue());
        }
        for (int i = 0; i < inputs.length; i++) {
            planner.placeInput(graph.inputs().get(i), inputs[i]);
        }
    }

    /** Plans and runs the graph for the first time. */
    Tensor[] run(Reference reference) {
        run(planner.next(), reference);
        isRepeatable = planner.isDone();
        for (int i = 0; i < inputs.length; i++) {
            planner.place(graph.inputs().get(i), inputs[i]);
        }
        while (!planner.isDone()) {
            Region region = planner.next();
            run(region, reference);
            if (region.nodes() == 0) {
                runDynamic(reference);
            }
        }
        return outputs();
    }

    /** Whether {@link #repeat} gives the results of other elements at the same addresses. */
    boolean isRepeatable() {
        return isRepeatable;
    }

    /** Runs the graph once more. */
    Tensor[] repeat(Reference reference) {
        for (BoundStep step : steps) {
            step.run(reference, null);
        }
        return outputs();
    }

    private void run(Region region, Reference reference) {
        Memory memory = constants.arena().memory();
        int base = constants.arena().allocate(region.bytes());
        for (Step step : region.steps()) {
            BoundStep bound = BoundStep.of(step, memory, base);
            bound.run(reference, null);
            if (isRepeatable) {
                steps.add(bound);
            }
        }
        for (Map.Entry<String, Place> live : region.live().entrySet()) {
            planner.place(live.getKey(), BoundStep.tensor(live.getValue(), memory, base));
        }
    }

    private void runDynamic(Reference reference) {
        Step step = planner.dynamic();
        if (step == null) {
            return;
        }
        BoundStep bound = BoundStep.of(step, constants.arena().memory(), 0);
        bound.run(reference, (index, sizes) -> constants.tensor(step.dtypes()[index], sizes));
        for (int i = 0; i < step.names().length; i++) {
            if (!step.names()[i].isEmpty()) {
                planner.place(step.names()[i], bound.out()[i]);
            }
        }
    }

    private Tensor[] outputs() {
        Tensor[] outputs = new Tensor[graph.outputs().size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = values.tensor(graph.outputs().get(i));
            if (outputs[i] == null) {
                throw new AssertionError("no result " + graph.outputs().get(i));
            }
        }
        return outputs;
    }

    /** Whether this was planned for just these inputs, at these addresses. */
    boolean fits(Tensor[] others) {
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i].at() != others[i].at() || !inputs[i].type().equals(others[i].type())) {
                return false;
            }
        }
        return true;
    }
}
