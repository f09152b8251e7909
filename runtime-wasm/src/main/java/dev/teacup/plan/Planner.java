package dev.teacup.plan;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.error.Text;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.ir.Node;
import dev.teacup.ir.Patch;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Memory;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Composed;
import dev.teacup.op.Expr;
import dev.teacup.op.control.If;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a graph whose inputs have known sizes into regions of steps, one after the other: as far as sizes are
 * known, then, when those steps have run and their results are known, further on. Compositions are written
 * out on the way.
 */
public final class Planner {
    private final Constants constants;
    private final Limits limits;
    private final Values values;
    /** The next one is the last. */
    private final List<Pending> pending;
    private final Lifetimes lifetimes;
    private final Pieces pieces;
    private boolean keepsSizes;
    private final Branches branches;

    /**
     * @param constants where constants of compositions go
     * @param values the graph's inputs and constants; results are added
     * @param pieces what the backend does in one step, in the first region
     */
    public Planner(Graph graph, Constants constants, Limits limits, Values values, Pieces pieces) {
        this(graph, constants, limits, values, pieces, 0);
    }

    private Planner(Graph graph, Constants constants, Limits limits, Values values, Pieces pieces,
            long start) {
        this.constants = constants;
        this.limits = limits;
        this.values = values;
        this.pieces = pieces;
        this.pending = new ArrayList<>();
        this.branches = new Branches();
        this.lifetimes = new Lifetimes(graph, start);
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            pending.add(new Pending(node, node.where()));
        }
    }

    /** A planner of what the other one has not planned yet, which stays as it is. */
    public Planner(Planner other, Values values) {
        this.constants = other.constants;
        this.limits = other.limits;
        this.values = values;
        this.pieces = other.pieces;
        this.pending = new ArrayList<>(other.pending);
        this.branches = other.branches;
        this.lifetimes = new Lifetimes(other.lifetimes);
    }

    /**
     * A planner of a subgraph that runs within a step of this one's region, and there sees values of the
     * graph around.
     *
     * @param types of its inputs
     * @param start the bytes of the region in front of what it computes
     */
    public Planner inner(Graph graph, Type[] types, long start) {
        Planner inner = new Planner(graph, constants, limits, new Values(), pieces, start);
        inner.keepsSizes = keepsSizes;
        inner.values.add(graph.constants());
        for (String seen : graph.captures()) {
            if (values.tensor(seen) == null) {
                inner.values.add(seen, values.type(seen));
            } else {
                inner.values.add(seen, values.tensor(seen));
            }
            inner.lifetimes.fix(seen, place(seen));
        }
        for (int i = 0; i < types.length; i++) {
            inner.makeInput(graph.inputs().get(i), types[i]);
        }
        return inner;
    }

    /** Says whether what is known from sizes alone may become constants: the plan stays, and they with it. */
    public void keepSizes(boolean keeps) {
        keepsSizes = keeps;
    }

    /**
     * Says that of a node with branches one may be planned although only a run tells which one it takes; a
     * step beside it tells whether it is that.
     *
     * @param path the ones to take, in the order of their nodes, and others after them as it likes: behind
     * the highest bit one for each, 1 for the branch where the condition is true; 0 for none at all
     */
    public void choose(int path) {
        branches.choose(path);
    }

    /** Whether it is of use where these are the first branches that a run takes. */
    public boolean takes(int path) {
        return branches.takes(path);
    }

    /** Whether it took a branch so at all: a run that takes another one plans anew. */
    public boolean hasGuessed() {
        return branches.hasGuessed();
    }

    /** Whether it took so many branches so, and left none of them to the run. */
    public boolean guesses(int path) {
        return branches.guesses(path);
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

    /** Makes room for an input at the begin of the first region, where it stays to the end. */
    public void makeInput(String name, Type type) {
        values.add(name, type);
        lifetimes.makeInput(name, sized("input " + Text.quoted(name), "input", name));
    }

    /** Says of an input, or of a value of the graph around, where it will lie, whatever its elements. */
    public void placeInput(String name, Type type, Tensor tensor) {
        values.add(name, type);
        lifetimes.fix(name, Place.of(tensor));
    }

    /** The same, where a region that is planned already has it. */
    public void placeInput(String name, Type type, Place place) {
        values.add(name, type);
        lifetimes.fix(name, place);
    }

    /** Leaves room at the begin of the first region, for what another one has there. */
    public void leave(long bytes) {
        lifetimes.leave(bytes);
    }

    /** The node that is planned next, as errors name it; "" where all are planned. */
    public String waiting() {
        return isDone() ? "" : pending.get(pending.size() - 1).where();
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
        if (isPlaced) {
            lifetimes.beginRegion();
        }
        List<Piece> ordered = new ArrayList<>();
        int nodes = 0;
        boolean isDynamic = false;
        while (!pending.isEmpty() && !isDynamic) {
            Pending next = pending.get(pending.size() - 1);
            Call call = lifetimes.isNeeded(next.node()) ? infer(next) : null;
            if (call != null && !isPlaced && branch(next, call, ordered)) {
                nodes++;
                continue;
            }
            boolean waits = call != null && !resultsAreKnown(next.node());
            if (waits && (nodes > 0 || !isPlaced)) {
                break;
            }
            pending.remove(pending.size() - 1);
            nodes++;
            if (call != null && keepsSizes && !isPlaced && isComputed(next.node())) {
                lifetimes.read(next.node());
                continue;
            }
            Body body = call == null ? null : body(next, call);
            boolean isWhole = !isPlaced && !waits && body instanceof Composed && pieces.isWhole(call);
            if (body instanceof Composed composed && !isWhole) {
                expand(next, call, composed);
            } else {
                ordered.add(new Piece(next.node(), next.where(), call, body, values));
                isDynamic = waits;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (Piece piece : isPlaced ? ordered : Continuations.join(ordered, values, lifetimes, pieces)) {
            plan(piece, steps, isDynamic);
        }
        return new Region(this, steps, lifetimes.bytes(), nodes, lifetimes.live(), isDynamic);
    }

    /** Whether the one result of a node is known from sizes alone; it is a constant of the plan then. */
    private boolean isComputed(Node node) {
        String output = node.output();
        Tensor known = node.outputs().size() > 1 || values.tensor(output) != null ? null
                : constants.integers(values.type(output), values.contents(output));
        if (known == null) {
            return false;
        }
        values.add(output, known);
        return true;
    }

    private static Body body(Pending next, Call call) {
        try {
            return next.node().op().body(call);
        } catch (ModelException e) {
            throw e.at(next.where());
        }
    }

    private Call infer(Pending next) {
        try {
            values.infer(next.node());
            boolean[] wanted = new boolean[next.node().outputs().size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = lifetimes.isRead(next.node().outputs().get(i));
            }
            return values.call(next.node(), wanted);
        } catch (ModelException e) {
            throw e.at(next.where());
        }
    }

    /** Of those results that somebody reads. */
    private boolean resultsAreKnown(Node node) {
        for (String output : node.outputs()) {
            if (lifetimes.isRead(output) && !values.type(output).isKnown()) {
                return false;
            }
        }
        return true;
    }

    /** @param waits whether sizes of results are found out while the node runs */
    private void plan(Piece piece, List<Step> steps, boolean waits) {
        Node last = piece.last();
        boolean isGuard = piece.body() instanceof If.Taken;
        if (piece.call == null || !isGuard && !lifetimes.isNeeded(last)) {
            read(piece);
            return;
        }
        Place[] inputs = places(piece.reads());
        Tail tail = piece.tail() == null ? null : new Tail(piece.tail(), places(piece.tailReads()));
        Place[] outputs = new Place[last.outputs().size()];
        if (waits || !lifetimes.alias(piece.node, piece.body(), values, outputs)) {
            for (int i = 0; i < outputs.length; i++) {
                String output = last.outputs().get(i);
                boolean isWanted = !piece.followers().isEmpty() || piece.call.wants(i);
                if (isWanted && values.type(output).isKnown()) {
                    Type type = sized(piece.where, "result", output);
                    Place place =
                            piece.body() instanceof Expr ? lifetimes.replace(piece, output, type) : null;
                    outputs[i] = place == null ? lifetimes.make(output, type) : place;
                }
            }
            steps.add(step(piece, inputs, tail, last.outputs(), outputs));
        }
        read(piece);
    }

    private void read(Piece piece) {
        lifetimes.read(piece.node);
        for (Node follower : piece.followers()) {
            lifetimes.read(follower);
        }
    }

    private Step step(Piece piece, Place[] inputs, Tail tail, List<String> results, Place[] outputs) {
        String[] names = new String[outputs.length];
        DType[] dtypes = new DType[outputs.length];
        for (int i = 0; i < names.length; i++) {
            String output = results.get(i);
            names[i] = lifetimes.isRead(output) ? output : "";
            dtypes[i] = output.isEmpty() ? null : values.type(output).dtype();
        }
        return new Step(piece.node, piece.where, piece.continued(), piece.call, piece.body(), inputs,
                tail, names, outputs, dtypes);
    }

    private Place[] places(List<String> names) {
        Place[] places = new Place[names.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.get(i).isEmpty() ? null : place(names.get(i));
        }
        return places;
    }

    /** The type of a result, once it is certain that its bytes can be counted and are allowed. */
    private Type sized(String where, String noun, String output) {
        Type type = values.type(output).stored();
        long elements = type.shape().elements();
        if (elements > limits.memoryBytes() / type.dtype().bytes()) {
            throw new ModelException(where,
                    "the " + noun + " " + type + " needs more memory than the limit allows",
                    "at most " + limits.memoryBytes() + " bytes",
                    elements == Long.MAX_VALUE ? "more elements than can be counted"
                            : elements + " elements of " + type.dtype().bytes() + " bytes",
                    "use a smaller model or input, or raise the limit");
        }
        return type;
    }

    /** Puts the nodes of a branch that is taken, or guessed, in the place of its node, which comes next. */
    private boolean branch(Pending next, Call call, List<Piece> ordered) {
        if (!next.node().opType().equals("If")) {
            return false;
        }
        String known = If.chosen(call);
        String chosen = known == null ? branches.guess(call) : known;
        if (chosen == null) {
            return false;
        }
        pending.remove(pending.size() - 1);
        if (known == null) {
            Node guard = Branches.guard(next.node());
            lifetimes.add(guard);
            ordered.add(new Piece(guard, next.where(), call, branches.taken(), values));
        }
        Patch patch = Branches.inlined(next.node(), (Graph) call.subgraph(chosen), lifetimes, values);
        values.add(patch.constants());
        push(next.node(), patch.nodes(), null);
        return true;
    }

    /** Puts the nodes of a composition in front of the others. */
    private void expand(Pending next, Call call, Composed composed) {
        GraphBuilder builder = GraphBuilder.composition(constants, values, next.node(), lifetimes);
        try {
            composed.compose(builder, call);
        } catch (ModelException e) {
            throw e.at(next.where());
        }
        values.add(builder.constants());
        push(next.node(), builder.nodes(), next.where());
    }

    /** @param where the place that errors name for the nodes, null for their own */
    private void push(Node node, List<Node> inner, String where) {
        lifetimes.expand(node, inner);
        for (int i = inner.size() - 1; i >= 0; i--) {
            Node each = inner.get(i);
            if (lifetimes.isNeeded(each)) {
                pending.add(new Pending(each, where == null ? each.where() : where));
            }
        }
    }
}
