package dev.teacup.exec;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Execution;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.load.ExternalFiles;
import dev.teacup.load.Loader;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.Span;
import dev.teacup.pass.Pipeline;
import dev.teacup.pass.Pipeline.Trace;
import dev.teacup.plan.Step;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model that is ready to run. A run is {@link #begin}, {@link #bind} for each input, {@link #prepare}, then
 * the elements to where {@link #input} says, then {@link #run}; or, where it is not to hold up others,
 * {@link #start} and {@link #advance} until it is done. Results lie in the session's memory until the next
 * run begins. Plans are kept for the sizes that came last.
 */
public final class Session {
    /** Multiplications of a step, which cannot be interrupted, that are too many to be done for nobody. */
    private static final int MANY = 40_000_000;

    private final Graph graph;
    private final ModelInfo info;
    private final Constants constants;
    private final Limits limits;
    private final Accelerator accelerator;
    private final Signature signature;
    private final Plans plans;
    private final Type[] bound;
    private Execution execution;
    private Execution running;
    private Reference reference;

    /** A session of a graph whose constants lie in {@code constants}; runs take the memory behind them. */
    public Session(Graph graph, ModelInfo info, Constants constants, Limits limits) {
        this(graph, info, constants, limits, null);
    }

    /** @param accelerator what runs steps faster than the reference kernels, or null */
    public Session(Graph graph, ModelInfo info, Constants constants, Limits limits, Accelerator accelerator) {
        this.graph = graph;
        this.info = info;
        this.constants = constants;
        this.limits = limits;
        this.accelerator = accelerator;
        this.signature = new Signature(graph);
        this.plans = new Plans(graph, constants, accelerator);
        this.bound = new Type[graph.inputs().size()];
    }

    /**
     * Reads, checks and optimises the model in {@code bytes} bytes of the memory of {@code constants}, from
     * {@code at} on. Its weights stay there.
     *
     * @param files the files beside the model
     * @param stop whether to give up, asked while constants are folded
     * @param host where emitted modules run; null for the reference kernels alone
     * @throws ModelException when the bytes are no model that can run
     */
    public static Session open(Constants constants, Limits limits, ExternalFiles files, int at, int bytes,
            Budget.Stop stop, Host host) {
        Span file = new Span(constants.arena().memory(), at, bytes);
        return open(constants, new Budget(limits, stop), files, file, Integer.MAX_VALUE,
                (rule, after, strings) -> {}, host);
    }

    /** A session with a memory of its own on the JVM. */
    public static Session open(byte[] model, Limits limits, ExternalFiles files) {
        return open(model, limits, files, () -> false);
    }

    /** The same; {@code stop} says whether to give up. */
    public static Session open(byte[] model, Limits limits, ExternalFiles files, Budget.Stop stop) {
        return open(model, new Budget(limits, stop), files, Integer.MAX_VALUE, (rule, after, strings) -> {});
    }

    /** The same, after the first {@code changes} changes by rules, each of which is told. */
    public static Session open(byte[] model, Limits limits, ExternalFiles files, int changes, Trace trace) {
        return open(model, new Budget(limits), files, changes, trace);
    }

    private static Session open(byte[] model, Budget budget, ExternalFiles files, int changes, Trace trace) {
        long most = budget.limits().memoryBytes();
        Memory memory = BufferMemory.of(Arena.ALIGNMENT + model.length, most);
        Arena arena = new Arena(memory, Arena.ALIGNMENT, most);
        int at = arena.allocate(model.length);
        memory.write(at, model);
        Constants constants = new Constants(arena, new Strings());
        return open(constants, budget, files, new Span(memory, at, model.length), changes, trace, null);
    }

    private static Session open(Constants constants, Budget budget, ExternalFiles files, Span file,
            int changes, Trace trace, Host host) {
        Limits limits = budget.limits();
        ModelProto model = ModelReader.read(file.memory(), file.at(), file.length(), limits);
        Graph loaded = Loader.load(model, constants, limits, files);
        Graph graph = Pipeline.of(constants, budget).run(loaded, changes, trace);
        EmittedBackend backend = host == null ? null : new EmittedBackend(host, constants.arena(), graph);
        return new Session(graph, ModelInfo.of(model), constants, limits, backend);
    }

    /** What the model's file says of itself. */
    public ModelInfo info() {
        return info;
    }

    public Signature signature() {
        return signature;
    }

    public Graph graph() {
        return graph;
    }

    /**
     * The strings behind the handles of string tensors; those of a run's inputs are forgotten when the next
     * begins.
     */
    public Strings strings() {
        return constants.strings();
    }

    /** The bytes of memory that the model takes before it runs: its file, and what plans keep beside it. */
    public int memoryBytes() {
        return plans.memoryMark();
    }

    /** Begins a run: inputs and results of the last one are given up. */
    public void begin() {
        execution = null;
        plans.release();
        Arrays.fill(bound, null);
    }

    /**
     * Says of input {@code index} what will be fed to it in this run.
     *
     * @throws ModelException when the model does not take this element type or these sizes there
     */
    public void bind(int index, DType dtype, int... sizes) {
        signature.check(index, dtype, sizes);
        bound[index] = Type.of(dtype, Shape.of(sizes));
    }

    /**
     * Makes the model ready for what is bound.
     *
     * @param stop whether to give up, asked now and then
     * @throws ModelException when an input is not bound, when a node refuses its operands, or when a limit is
     * used up
     */
    public void prepare(Budget.Stop stop) {
        checkBound();
        plans.release();
        reference = new Reference(new Budget(limits, stop), constants, accelerator);
        execution = plans.plan(bound, reference);
    }

    /**
     * Plans for the sizes that the inputs surely have, or for one row where nothing but that is open, so that
     * the first run need not. What is refused then is told by the run.
     *
     * @param stop whether to give up
     * @return the multiplications of what is planned if {@link #whole} runs it, whatever is fed, and each
     * step is so short that it may run for nobody; else 0
     * @throws ModelException when a limit is used up, or it is to give up
     */
    public long planAhead(Budget.Stop stop) {
        long work = 0;
        begin();
        for (int i = 0; i < bound.length; i++) {
            Type type = graph.type(graph.inputs().get(i));
            Shape shape = type.shape();
            if (!shape.hasRank() || type.isSequence()) {
                return 0;
            }
            if (shape.rank() > 0 && !shape.dim(0).isKnown()) {
                shape = shape.with(0, Dim.of(1));
            }
            if (!shape.isKnown()) {
                return 0;
            }
            bound[i] = Type.of(type.dtype(), shape);
        }
        try {
            prepare(stop);
            work = execution.planner().hasGuessed() ? 0 : work(whole());
        } catch (ModelException e) {
            plans.forget();
            if (reference.budget().isOver()) {
                throw e;
            }
        }
        begin();
        return work;
    }

    private static long work(Accelerator.Stretch whole) {
        long work = 0;
        for (int step = 0; whole != null && step < whole.end(); step++) {
            if (whole.work(step) > MANY) {
                return 0;
            }
            work += whole.work(step);
        }
        return work;
    }

    /** How often plans came or went: what is told of one holds until it changes. */
    public int planChanges() {
        return plans.changes();
    }

    /** What runs all of the last run by one call, behind {@link #memoryBytes}; null where nothing does. */
    public Accelerator.Stretch whole() {
        return execution == null ? null : execution.whole();
    }

    /** The place for the elements of input {@code index}, when the run is prepared. */
    public Tensor input(int index) {
        return execution.inputs()[index];
    }

    /** Runs the model on what is fed, however long it takes. */
    public Tensor[] run() {
        return run(() -> false);
    }

    /**
     * Runs the model on what is fed; the results come in the order of the outputs.
     *
     * @throws ModelException when an input is not bound, when a node refuses its values, or when the run uses
     * up a limit
     */
    public Tensor[] run(Budget.Stop stop) {
        start(stop);
        while (running != null) {
            running = step();
        }
        return results();
    }

    /**
     * Begins to run the model on what is fed, of which {@link #advance} does the work.
     *
     * @param stop whether to give up, asked now and then
     * @throws ModelException when an input is not bound
     */
    public void start(Budget.Stop stop) {
        start(stop, false);
    }

    /**
     * The same.
     *
     * @param inSteps whether each step is run by a call of its own, so that it can be watched
     */
    public void start(Budget.Stop stop, boolean inSteps) {
        if (execution == null) {
            prepare(stop);
        }
        reference = new Reference(new Budget(limits, stop), constants, accelerator);
        if (inSteps) {
            reference.budget().watchSteps();
        }
        running = execution;
    }

    /**
     * Goes on with the run that was started, for at least one step.
     *
     * @param pause whether to go on another time, asked between two steps
     * @return whether the run is done
     * @throws ModelException when a node refuses its values, or when the run uses up a limit
     */
    public boolean advance(Budget.Stop pause) {
        boolean isPaused = false;
        while (running != null && !isPaused) {
            running = step();
            isPaused = running != null && pause.isWanted();
        }
        return !isPaused;
    }

    /** What is used up is told of the loop, too, that used it. */
    private Execution step() {
        try {
            Execution next = running.advance(reference);
            if (next == null && execution.otherPath() != 0) {
                reference = new Reference(reference.budget().redraw(), constants, accelerator);
                execution = plans.other(execution, bound, reference);
                next = execution;
            }
            return next;
        } catch (ModelException e) {
            throw reference.budget().isOver() ? e.within(running.outermost()) : e;
        }
    }

    /** The node whose step {@link #advance} does next, as errors name it; "" where it plans. */
    public String next() {
        return running == null ? "" : running.next();
    }

    /** The step that {@link #advance} does next; null where it plans, or is done. */
    public Step nextStep() {
        return running == null ? null : running.nextStep();
    }

    /** Whether the next step is run by the WebAssembly that was emitted for it. */
    public boolean isNextEmitted() {
        return running != null && running.isNextAccelerated();
    }

    /** The bytes of memory that are taken now, those of the model and of what is planned of the run. */
    public int takenBytes() {
        return constants.arena().mark();
    }

    /** The results of the run that is done, in the order of the outputs. */
    public Tensor[] results() {
        return execution.results();
    }

    /**
     * Runs the model on these inputs, each by its name; the results come by their names, in the order of the
     * outputs.
     *
     * @throws ModelException also for an input that the model does not have
     */
    public Map<String, HostTensor> run(Map<String, HostTensor> feeds, Budget.Stop stop) {
        begin();
        for (Map.Entry<String, HostTensor> feed : feeds.entrySet()) {
            bind(signature.input(feed.getKey()), feed.getValue().dtype(), feed.getValue().dims());
        }
        prepare(stop);
        for (Map.Entry<String, HostTensor> feed : feeds.entrySet()) {
            feed.getValue().copyTo(input(signature.input(feed.getKey())), strings());
        }
        Tensor[] results = run(stop);
        Map<String, HostTensor> named = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            named.put(graph.outputs().get(i), HostTensor.copy(results[i], strings()));
        }
        return named;
    }

    /** Runs the model on these inputs, however long it takes. */
    public Map<String, HostTensor> run(Map<String, HostTensor> feeds) {
        return run(feeds, () -> false);
    }

    private void checkBound() {
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                throw new ModelException(signature.where(i), "the input is not fed",
                        graph.type(graph.inputs().get(i)).toString(), "nothing", "feed it");
            }
        }
        signature.checkNames(bound);
    }
}
