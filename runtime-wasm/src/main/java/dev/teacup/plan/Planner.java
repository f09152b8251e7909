package dev.teacup.plan;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Memory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a graph whose inputs have known sizes into regions of steps, one after the other: as far as sizes are
 * known, then, when those steps have run and their results are known, further on. Compositions are written
 * out on the way.
 */
public final class Planner {
    /** A node that is not planned yet, and the place that errors name for it. */
    private record Pending(Node node, String where) {}

    private final Constants constants;
    private final Limits limits;
    private final Values values;
    /** The next one is the last. */
    private final List<Pending> pending = new ArrayList<>();
    private final Lifetimes lifetimes;

    /**
     * @param constants where constants of compositions go
     * @param values the graph's inputs and constants; results are added
     */
    public Planner(Graph graph, Constants constants, Limits limits, Values values) {
        this.constants = constants;
        this.limits = limits;
        this.values = values;
        this.lifetimes = new Lifetimes(graph);
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            pending.add(new Pending(node, node.where()));
        }
    }

    /** How many values the nodes read, those of compositions that are written out by now among them. */
    public long reads() {
        return lifetimes.counted();
    }

    /** Whether every node is planned. */
    public boolean isDone() {
        return pending.isEmpty();
    }

    /** Says of a value where it lies at last, and that its elements are known; not those of a sequence. */
    public void place(String name, Tensor tensor) {
        Type known = values.type(name);
        if (known == null || !known.isSequence()) {
            values.add(name, tensor);
        }
        lifetimes.fix(name, Place.of(tensor));
    }

    /** Says of an input, or of a value of the graph around, where it will lie, whatever its elements. */
    public void placeInput(String name, Type type, Tensor tensor) {
        values.add(name, type);
        lifetimes.fix(name, Place.of(tensor));
    }

    /** Whether a node that is not planned yet, or whoever asked for outputs, reads a value. */
    public boolean isRead(String name) {
        return lifetimes.isRead(name);
    }

    /** The value itself where it lies at last; null where it is not there yet. */
    public Tensor placed(String name, Memory memory) {
        Place known = lifetimes.place(name);
        return known == null || known.isRelative() ? values.tensor(name)
                : new Tensor(known.dtype(), known.sizes(), memory, known.at());
    }

    /** Where a value lies that is planned, or known. */
    public Place place(String name) {
        Place known = lifetimes.place(name);
        if (known == null) {
            known = Place.of(values.tensor(name));
            lifetimes.fix(name, known);
        }
        return known;
    }

    /**
     * The steps up to the next node whose results' sizes are not known. When that is the very next one, and
     * all values have been placed, it is planned alone: it finds out the sizes while it runs.
     */
    public Region next(boolean isPlaced) {
        lifetimes.beginRegion();
        List<Step> steps = new ArrayList<>();
        int nodes = 0;
        boolean isDynamic = false;
        while (!pending.isEmpty() && !isDynamic) {
            Pending next = pending.get(pending.size() - 1);
            Call call = lifetimes.isNeeded(next.node) ? infer(next) : null;
            boolean waits = call != null && !resultsAreKnown(next.node);
            if (waits && (nodes > 0 || !isPlaced)) {
                break;
            }
            pending.remove(pending.size() - 1);
            nodes++;
            if (call != null) {
                plan(next, call, steps, waits);
            } else {
                lifetimes.read(next.node);
            }
            isDynamic = waits && !steps.isEmpty();
        }
        return new Region(steps, lifetimes.bytes(), nodes, lifetimes.live(), isDynamic);
    }

    private Call infer(Pending next) {
        try {
            values.infer(next.node);
            boolean[] wanted = new boolean[next.node.outputs().size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = lifetimes.isRead(next.node.outputs().get(i));
            }
            return values.call(next.node, wanted);
        } catch (ModelException e) {
            throw e.at(next.where);
        }
    }

    private boolean resultsAreKnown(Node node) {
        for (String output : node.outputs()) {
            if (!output.isEmpty() && !values.type(output).isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** @param waits whether sizes of results are found out while the node runs */
    private void plan(Pending next, Call call, List<Step> steps, boolean waits) {
        Body body;
        try {
            body = next.node.op().body(call);
        } catch (ModelException e) {
            throw e.at(next.where);
        }
        if (body instanceof Composed composed) {
            expand(next, call, composed);
            return;
        }
        Place[] inputs = operands(next.node);
        Place[] outputs = new Place[next.node.outputs().size()];
        if (waits || !lifetimes.alias(next.node, body, values, outputs)) {
            for (int i = 0; i < outputs.length; i++) {
                String output = next.node.outputs().get(i);
                if (call.wants(i) && values.type(output).isKnown()) {
                    outputs[i] = lifetimes.make(output, sized(next, output));
                }
            }
            steps.add(step(next, body, inputs, outputs));
        }
        lifetimes.read(next.node);
    }

    private Step step(Pending next, Body body, Place[] inputs, Place[] outputs) {
        String[] names = new String[outputs.length];
        DType[] dtypes = new DType[outputs.length];
        for (int i = 0; i < names.length; i++) {
            String output = next.node.outputs().get(i);
            names[i] = lifetimes.isRead(output) ? output : "";
            dtypes[i] = output.isEmpty() ? null : values.type(output).dtype();
        }
        return new Step(next.node, next.where, body, inputs, names, outputs, dtypes);
    }

    private Place[] operands(Node node) {
        List<String> reads = node.reads();
        Place[] operands = new Place[reads.size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = reads.get(i).isEmpty() ? null : place(reads.get(i));
        }
        return operands;
    }

    /** The type of a result, once it is certain that its bytes can be counted and are allowed. */
    private Type sized(Pending next, String output) {
        Type type = values.type(output).stored();
        long elements = type.shape().elements();
        if (elements > limits.memoryBytes() / type.dtype().bytes()) {
            throw new ModelException(next.where,
                    "the result " + type + " needs more memory than the limit allows",
                    "at most " + limits.memoryBytes() + " bytes",
                    elements == Long.MAX_VALUE ? "more elements than can be counted"
                            : elements + " elements of " + type.dtype().bytes() + " bytes",
                    "use a smaller model or input, or raise the limit");
        }
        return type;
    }

    /** Puts the nodes of a composition in front of the others. */
    private void expand(Pending next, Call call, Composed composed) {
        Node node = next.node;
        GraphBuilder builder = GraphBuilder.composition(constants, values, node, lifetimes);
        composed.compose(builder, call);
        values.add(builder.constants());
        List<Node> inner = builder.nodes();
        lifetimes.expand(node, inner);
        for (int i = inner.size() - 1; i >= 0; i--) {
            if (lifetimes.isNeeded(inner.get(i))) {
                pending.add(new Pending(inner.get(i), next.where));
            }
        }
    }
}
