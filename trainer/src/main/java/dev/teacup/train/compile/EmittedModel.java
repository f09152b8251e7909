package dev.teacup.train.compile;

import dev.teacup.emit.PackedWeights;
import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Budget;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Inference;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.pass.Pipeline;
import dev.teacup.plan.Place;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.Ones;
import dev.teacup.train.file.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A model planned for certain sizes, and the WebAssembly of its steps, as a page writes it at load. */
public final class EmittedModel {
    private final Session session;
    private final Memory memory;
    private final Ending ending;
    private final PackedWeights weights;
    private final int packedAt;
    private final int base;

    private EmittedModel(Session session, Constants constants, Map<String, Integer> sizes,
            boolean isOnlyForSizes) {
        this.session = session;
        List<Type> inputs = new ArrayList<>();
        Map<String, Type> types = new HashMap<>(session.graph().types());
        for (String input : session.graph().inputs()) {
            Type type = session.graph().type(input);
            inputs.add(Type.of(type.dtype(), Shape.of(Ones.sizes(input, type.shape(), sizes))));
            types.put(input, inputs.get(inputs.size() - 1));
        }
        Graph graph = session.graph();
        Constants own = constants;
        if (isOnlyForSizes) {
            Graph sized = new Graph(graph.name(), graph.inputs(), graph.outputs(), graph.nodes(),
                    graph.constants(), types);
            Graph folded = Pipeline.of(constants, new Budget(Limits.DEFAULT)).run(Inference.infer(sized));
            long most = Limits.DEFAULT.memoryBytes();
            own = new Constants(new Arena(BufferMemory.of(1 << 16, most), Arena.ALIGNMENT, most),
                    constants.strings());
            graph = moved(folded, own);
        }
        Arena arena = own.arena();
        this.memory = arena.memory();
        Constants all = own;
        this.ending = isOnlyForSizes ? new Ending(graph, front -> new PlannedGraph(front, all, inputs))
                : new Ending(graph, new PlannedGraph(graph, own, inputs));
        this.packedAt = arena.mark();
        this.weights = new PackedWeights(arena);
        main().emit(weights);
        this.base = arena.mark();
    }

    /** The graph with its constants elsewhere: aligned for JavaScript, and without the file around them. */
    private static Graph moved(Graph graph, Constants to) {
        Map<String, Tensor> constants = new LinkedHashMap<>();
        graph.constants().forEach((name, from) -> {
            Tensor constant = to.tensor(from.dtype(), from.dims());
            constant.memory().write(constant.at(), from.memory().read(from.at(), (int) from.bytes()));
            constants.put(name, constant);
        });
        List<Node> nodes = new ArrayList<>();
        for (Node whole : graph.nodes()) {
            Node node = whole;
            for (Graph inner : whole.subgraphs()) {
                node = node.with(inner, moved(inner, to));
            }
            nodes.add(node);
        }
        return new Graph(graph.name(), graph.inputs(), graph.outputs(), nodes, constants, graph.types());
    }

    /**
     * The model of a file, in strict mode.
     *
     * @param sizes of open dimensions by their names; those that are not told are 1
     * @throws dev.teacup.error.ModelException when it is no model that can run with these sizes
     */
    public static EmittedModel of(ModelFile file, Map<String, Integer> sizes) {
        return of(file, sizes, Map.of(), false);
    }

    /**
     * The same, where the model will never have other sizes: what follows from them is computed at once.
     *
     * @param shapes of inputs by their names
     */
    static EmittedModel of(ModelFile file, Map<String, Integer> sizes, Map<String, String> shapes) {
        return of(file, sizes, shapes, true);
    }

    private static EmittedModel of(ModelFile file, Map<String, Integer> dims, Map<String, String> shapes,
            boolean isOnlyForSizes) {
        byte[] bytes = file.bytes();
        long most = Limits.DEFAULT.memoryBytes();
        Memory memory = BufferMemory.of(Arena.ALIGNMENT + bytes.length, most);
        Arena arena = new Arena(memory, Arena.ALIGNMENT, most);
        int at = arena.allocate(bytes.length);
        memory.write(at, bytes);
        Constants constants = new Constants(arena, new Strings());
        Session session = Session.open(constants, Limits.DEFAULT, file, at, bytes.length, () -> false, null);
        Ones.checkNames(session, dims);
        Map<String, Integer> sizes = Shapes.sizes(session.signature(), dims, shapes);
        if (isOnlyForSizes) {
            try {
                Ones.checkTold(session, sizes);
            } catch (ModelException missing) {
                throw missing.at(file.path().toString());
            }
        }
        return new EmittedModel(session, constants, sizes, isOnlyForSizes);
    }

    Session session() {
        return session;
    }

    PlannedGraph main() {
        return ending.front();
    }

    Ending ending() {
        return ending;
    }

    /** The type of an input or output; one of the end may have sizes that only a run tells. */
    Type type(String value) {
        if (ending.has(value)) {
            return ending.type(value);
        }
        Place place = main().place(value);
        return Type.of(place.dtype(), Shape.of(place.sizes()));
    }

    /** The memory as it is before a run; weights are where the modules expect them. */
    Memory memory() {
        return memory;
    }

    /** Packed weights, which lie between {@link #packedAt} and {@link #base}. */
    PackedWeights weights() {
        return weights;
    }

    int packedAt() {
        return packedAt;
    }

    /** Where the inputs lie, and behind them all that is computed. */
    int base() {
        return base;
    }

    /** Up to where memory is used in a run. */
    long end() {
        return base + main().all().stream().mapToLong(PlannedGraph::bytes).max().orElse(0);
    }

    /** The address of a place. */
    int address(Place place) {
        return place.at() + (place.isRelative() ? base : 0);
    }

    /** Whether all steps could be planned; further ones wait for sizes that only values tell. */
    public boolean isPlanned() {
        return main().waiting().isEmpty();
    }

    /**
     * Tells of each step its nodes, as errors name them, and whether it is emitted.
     *
     * @param heard is told of the steps in their order
     */
    public void tell(BiConsumer<List<String>, Boolean> heard) {
        for (int i = 0; i < main().steps().size(); i++) {
            heard.accept(nodes(main().steps().get(i)), main().stretch(i) >= 0);
        }
    }

    /** The nodes that a step computes, as errors name them. */
    static List<String> nodes(Step step) {
        List<String> nodes = new ArrayList<>(step.continued());
        nodes.add(0, step.where());
        return nodes;
    }
}
