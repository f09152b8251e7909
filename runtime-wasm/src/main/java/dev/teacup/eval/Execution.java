package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.Memory;
import dev.teacup.plan.Pieces;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A graph run on inputs of certain sizes at certain addresses: region by region, each planned when the one
 * before has run. Where one region holds the whole graph, it can run again without planning. It runs step by
 * step; a step with subgraphs puts an execution of them before its own next step.
 */
public final class Execution {
    /** The work that stands for planning a node. */
    private static final long NODE_WORK = 64;
    /** The same for writing and compiling a step. */
    private static final long EMISSION_WORK = 1 << 10;

    private final Graph graph;
    private final Constants constants;
    private final Captures captures;
    private final Tensor[] inputs;
    private int start;
    private Values values = new Values();
    private Planner planner;
    private final Accelerator accelerator;
    private List<BoundStep> steps = new ArrayList<>();
    private List<Accelerator.Stretch> stretches = List.of();
    private final int sequencesStart;
    private int floor;
    private int tidyBytes;
    private Execution around;
    private List<String> live = List.of();
    private int base;
    private int regions;
    private long reads;
    private int next;
    private int stretch;
    private boolean isPlanned;
    private boolean isMovable;
    private Activation activation;
    /** Steps of later regions with subgraphs, as they ran last. */
    private final List<BoundStep> loops = new ArrayList<>();
    private Beginning beginning;
    private Tensor[] outputs = new Tensor[0];
    private int end;

    /**
     * An execution of a whole model, planned up to where sizes depend on values. What is to stay as long as
     * the plan may run again, as constants of compositions, lies before {@link #start}.
     *
     * @param path the branches that it is to take, as {@link Planner#choose} has them
     * @param types of the inputs, whose places are {@link #inputs} then
     * @throws ModelException when a node refuses its operands, or when a limit is used up
     */
    public Execution(Graph graph, Reference reference, int path, Type... types) {
        this(graph, reference, path, Captures.NONE, types, null);
    }

    /**
     * @param captures what the graph sees of those around it
     * @param around what goes on when this is done; null for a whole model
     */
    Execution(Graph graph, Reference reference, int path, Captures captures, Type[] types, Execution around) {
        this.graph = graph;
        this.constants = reference.constants();
        this.captures = captures;
        this.inputs = new Tensor[types.length];
        this.around = around;
        this.accelerator = reference.accelerator();
        this.planner = new Planner(graph, constants, reference.budget().limits(), values,
                accelerator == null ? Pieces.NONE : accelerator.pieces());
        planner.keepSizes(accelerator != null && around == null);
        planner.choose(path);
        this.sequencesStart = reference.sequences().mark();
        values.add(graph.constants());
        captures.place(planner);
        for (int i = 0; i < types.length; i++) {
            planner.makeInput(graph.inputs().get(i), type(i, types[i]));
        }
        plan(reference);
    }

    /**
     * Plans the next region or does the next step.
     *
     * @return the execution that goes on: this one, one of a subgraph, or the one around; null at the end,
     * and where there is an {@link #otherPath}
     * @throws ModelException when a node refuses its values, or when the run uses up a limit
     */
    public Execution advance(Reference reference) {
        if (activation != null) {
            Execution inner = activation.next(reference);
            if (inner != null) {
                return inner;
            }
            activation = null;
            next++;
        } else if (next < steps.size()) {
            begin(reference);
            return otherPath() == 0 ? this : null;
        } else if (isPlanned) {
            return around;
        } else {
            keepBeginning();
            settle();
            plan(reference);
        }
        return this;
    }

    /** The node whose step comes next; "" where more is planned first. */
    public String next() {
        return next < steps.size() ? steps.get(next).step().where() : "";
    }

    /** The step that comes next; null where more is planned first. */
    public Step nextStep() {
        return next < steps.size() ? steps.get(next).step() : null;
    }

    /** Whether the accelerator runs the step that comes next. */
    public boolean isNextAccelerated() {
        while (stretch < stretches.size() && stretches.get(stretch).end() <= next) {
            stretch++;
        }
        return stretch < stretches.size() && stretches.get(stretch).first() <= next;
    }

    /** The node for which this runs a subgraph, of several the outermost; "" for a whole model. */
    public String outermost() {
        String where = "";
        for (Execution outer = around; outer != null; outer = outer.around) {
            where = outer.next();
        }
        return where;
    }

    private void begin(Reference reference) {
        if (isNextAccelerated() && run(stretches.get(stretch), reference)) {
            return;
        }
        if (otherPath() != 0) {
            return;
        }
        if (steps.get(next).hasSubgraphs()) {
            activation = new Activation(steps.get(next), this, reference);
        } else {
            steps.get(next).run(reference);
            next++;
        }
    }

    /**
     * Runs as much of a stretch as may run without a question whether to stop; answers whether the next step
     * did not refuse its values.
     */
    private boolean run(Accelerator.Stretch some, Reference reference) {
        int until = next;
        try {
            long work = 0;
            while (until < some.end() && work < reference.budget().stretch()) {
                work += BoundStep.WORK + some.work(until);
                until++;
            }
            reference.budget().burn(work);
        } catch (ModelException e) {
            throw e.at(steps.get(until - 1).step().where());
        }
        next = some.run(next, until, base);
        return next == until;
    }

    /** The branches that this run takes, as {@link Planner#choose} has them, where it has another; else 0. */
    public int otherPath() {
        return next < steps.size() ? steps.get(next).otherPath() : 0;
    }

    /** The plan of what it has begun with. */
    public Planner planner() {
        return planner;
    }

    /** Keeps the first region of a model for later runs: what they find out changes the plan behind it. */
    private void keepBeginning() {
        if (regions == 1 && isRepeatable() && !planner.isDone()) {
            beginning = new Beginning(planner, values, steps, stretches, live);
            values = values.copy();
            planner = new Planner(planner, values);
            steps = new ArrayList<>(steps);
        }
    }

    /** Says where the results lie of the steps that have run. */
    private void settle() {
        for (String value : live) {
            planner.place(value, BoundStep.tensor(planner.place(value), memory(), base));
        }
        if (regions == 1) {
            for (int i = 0; i < inputs.length; i++) {
                planner.place(graph.inputs().get(i), inputs[i]);
            }
            captures.tell(planner);
        }
        boolean isDynamic = !steps.isEmpty() && steps.get(0).isDynamic();
        for (int i = 0; isDynamic && i < steps.get(0).out().length; i++) {
            String name = steps.get(0).step().names()[i];
            if (!name.isEmpty()) {
                planner.place(name, steps.get(0).out()[i]);
            }
        }
    }

    private void plan(Reference reference) {
        if (regions > 0 && planner.isDone()) {
            isPlanned = true;
            outputs = outputs();
            return;
        }
        steps.clear();
        next = 0;
        stretch = 0;
        regions++;
        if (regions > 1 && constants.arena().mark() - tidyBytes > Activation.SLACK_BYTES) {
            Survivors.tidy(planner, values, floor, sequencesStart, reference);
            tidyBytes = constants.arena().mark();
        }
        int inferred = values.inferred();
        int mark = constants.arena().mark();
        Region region = planner.next(regions > 1);
        reference.budget().burn(NODE_WORK * (region.nodes() + values.inferred() - inferred)
                + planner.reads() - reads);
        reads = planner.reads();
        live = region.live();
        boolean isFirst = regions == 1;
        stretches = List.of();
        if (isFirst && accelerator != null) {
            stretches = accelerator.prepare(region, around == null);
            reference.budget().burn(EMISSION_WORK * region.steps().size() + constants.arena().mark() - mark);
        } else if (accelerator != null && around == null) {
            accelerator.leave(region);
        }
        // Constants of compositions stay only as long as the memory is in use.
        isMovable = mark == constants.arena().mark();
        base = region.allocate(constants.arena(),
                isFirst && accelerator != null ? accelerator.scratchBytes() : 0);
        for (Step step : region.steps()) {
            BoundStep bound = new BoundStep(step, memory(), base, values, region.isDynamic());
            steps.add(bound);
            if (!isFirst && captures == Captures.NONE && bound.hasSubgraphs()) {
                bound.follow(loops, start);
            }
        }
        if (isFirst) {
            start = base;
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = BoundStep.tensor(planner.place(graph.inputs().get(i)), memory(), base);
            }
            // What the first region makes besides may move when more regions follow.
            Tensor last = inputs.length == 0 ? null : inputs[inputs.length - 1];
            floor = last == null ? base
                    : last.at() + (int) Arena.alignedBytes(Math.max(1, last.bytes()));
            tidyBytes = constants.arena().mark();
            end = tidyBytes;
        }
    }

    private Tensor[] outputs() {
        Tensor[] tensors = new Tensor[graph.outputs().size()];
        for (int i = 0; i < tensors.length; i++) {
            tensors[i] = BoundStep.tensor(planner.place(graph.outputs().get(i)), memory(), 0);
        }
        return tensors;
    }

    /** The results, when it is done. */
    public Tensor[] results() {
        return outputs;
    }

    boolean isOf(Graph other) {
        return graph == other;
    }

    /** The places of its inputs. */
    public Tensor[] inputs() {
        return inputs;
    }

    /** Where its inputs lie, and behind them all that it computes. */
    public int start() {
        return start;
    }

    /** Up to where its memory reaches, when it is done. */
    public int end() {
        return end;
    }

    /** Whether it may run again, on other inputs, without planning what it begins with. */
    public boolean isRepeatable() {
        return captures == Captures.NONE || isOneRegion();
    }

    private boolean isOneRegion() {
        return regions == 1 && planner.isDone();
    }

    /** What runs all of its steps by one call, at {@link #start}; null where nothing does. */
    public Accelerator.Stretch whole() {
        Accelerator.Stretch some = isOneRegion() && stretches.size() == 1 ? stretches.get(0) : null;
        return some != null && some.first() == 0 && some.end() == steps.size() ? some : null;
    }

    /** Whether it may run on other inputs of these types, in the same memory and without planning. */
    public boolean repeats(Type[] others) {
        boolean repeats = isRepeatable();
        for (int i = 0; repeats && i < inputs.length; i++) {
            repeats = inputs[i].dtype() == others[i].dtype()
                    && inputs[i].type().shape().equals(others[i].shape());
        }
        return repeats;
    }

    /** Whether a backend runs some of its steps, at the addresses of what it sees of graphs around. */
    boolean isAccelerated() {
        return !stretches.isEmpty();
    }

    /** Whether it may run once more after its memory was given back, there or elsewhere. */
    boolean isMovable() {
        return isMovable;
    }

    /** Lets it run with its memory at another place, where there is nothing in it yet. */
    public void moveTo(int place) {
        if (place != start) {
            move(start, place - start);
        }
    }

    /** Moves what lies from an address on; what is not of this graph and those inside lies before. */
    void move(int from, int distance) {
        start += distance;
        base += distance;
        end += distance;
        floor += distance;
        tidyBytes += distance;
        BoundStep.move(inputs, from, distance);
        BoundStep.move(outputs, from, distance);
        for (BoundStep step : steps) {
            step.move(from, distance);
        }
    }

    /** Begins once more; its inputs have other elements. */
    public void restart(Execution other) {
        around = other;
        if (regions > 1) {
            planner = beginning.planner();
            values = beginning.values();
            steps = beginning.steps();
            stretches = beginning.stretches();
            live = beginning.live();
            reads = planner.reads();
            regions = 1;
            isPlanned = false;
            base = start;
            tidyBytes = end;
        }
        next = 0;
        stretch = 0;
        activation = null;
    }

    private Type type(int index, Type given) {
        Type told = graph.type(graph.inputs().get(index));
        return told.isSequence() ? Type.sequence(told.dtype(), Shape.UNKNOWN) : given;
    }

    private Memory memory() {
        return constants.arena().memory();
    }
}
