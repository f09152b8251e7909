package dev.teacup.train.compile;

import dev.teacup.emit.Kernels;
import dev.teacup.emit.PackedWeights;
import dev.teacup.emit.Program;
import dev.teacup.error.Limits;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.op.Control;
import dev.teacup.plan.Place;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph planned for certain sizes, and written as a module as far as its steps are emitted: a model, or the
 * body of a loop in one. All of them count their places from one base; what a body computes lies behind all
 * that the graph around it has.
 */
final class PlannedGraph {
    private final Graph graph;
    private final Values values = new Values();
    private final Planner planner;
    private final Region region;
    private final Map<Step, PlannedGraph> bodies = new IdentityHashMap<>();
    private Program program;

    /** A whole model, whose inputs are of these types. */
    PlannedGraph(Graph graph, Constants constants, List<Type> inputs) {
        this(graph, constants, inputs, null, null);
    }

    /** @param step the node of {@code around} whose body the graph is; null of a whole model */
    private PlannedGraph(Graph graph, Constants constants, List<Type> inputs, PlannedGraph around,
            Step step) {
        this.graph = graph;
        this.planner = new Planner(graph, constants, Limits.DEFAULT, values, Kernels.PIECES);
        values.add(graph.constants());
        if (around != null) {
            planner.leave(around.region.bytes());
            capture(around, step);
        }
        for (int i = 0; i < inputs.size(); i++) {
            planner.makeInput(graph.inputs().get(i), inputs.get(i));
        }
        this.region = planner.next(false);
        for (Step each : region.steps()) {
            if (each.body() instanceof Control && ScriptedSteps.isLoop(each)) {
                Graph body = each.node().subgraphs().get(0);
                bodies.put(each,
                        new PlannedGraph(body, constants, ScriptedSteps.inputs(each, body), this, each));
            }
        }
    }

    /** What the graph sees of the one around. */
    private void capture(PlannedGraph around, Step step) {
        List<String> reads = step.node().reads();
        for (int i = step.node().inputs().size(); i < reads.size(); i++) {
            String name = reads.get(i);
            Tensor known = around.values.tensor(name);
            if (known != null) {
                planner.place(name, known);
            } else {
                planner.placeInput(name, around.values.type(name), step.inputs()[i]);
            }
        }
    }

    /** Writes the modules of the graph and of those within. */
    void emit(PackedWeights weights) {
        program = Program.of(region, weights, false, false);
        for (int i = 0; i < region.steps().size(); i++) {
            if (stretch(i) >= 0) {
                // The module of this graph turns the loop as well.
                bodies.remove(region.steps().get(i));
            }
        }
        region.steps().stream().map(bodies::get).filter(body -> body != null)
                .forEach(body -> body.emit(weights));
    }

    /** This graph, and those within, each before those within it. */
    List<PlannedGraph> all() {
        List<PlannedGraph> all = new ArrayList<>(List.of(this));
        region.steps().stream().map(bodies::get).filter(body -> body != null)
                .forEach(body -> all.addAll(body.all()));
        return all;
    }

    /** The body that a step runs; null where it runs none. */
    PlannedGraph body(Step step) {
        return bodies.get(step);
    }

    List<Step> steps() {
        return region.steps();
    }

    Program program() {
        return program;
    }

    /** The node whose sizes, or those behind it, only a run tells; "" where there is none. */
    String waiting() {
        return planner.waiting();
    }

    /** Up to where memory is used, counted from the base. */
    long bytes() {
        return Arena.alignedBytes(region.bytes()) + program.scratchBytes();
    }

    /** Where a value lies that is there at the end: an input, or an output. */
    Place place(String name) {
        return planner.place(name);
    }

    List<Place> inputs() {
        return graph.inputs().stream().map(planner::place).toList();
    }

    List<Place> outputs() {
        return graph.outputs().stream().map(planner::place).toList();
    }

    /** The stretch that has a step; -1 where the step is not emitted. */
    int stretch(int step) {
        for (int stretch = 0; stretch < program.firsts().length; stretch++) {
            if (program.firsts()[stretch] <= step && step < program.ends()[stretch]) {
                return stretch;
            }
        }
        return -1;
    }

    static long bytes(Place place) {
        return Shape.of(place.sizes()).elements() * place.dtype().bytes();
    }
}
