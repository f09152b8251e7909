package dev.teacup.train.compile;

import dev.teacup.emit.Kernels;
import dev.teacup.emit.PackedWeights;
import dev.teacup.emit.Program;
import dev.teacup.error.Limits;
import dev.teacup.exec.Session;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.memory.Memory;
import dev.teacup.plan.Place;
import dev.teacup.plan.Planner;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import dev.teacup.train.file.ModelFile;
import dev.teacup.train.file.Ones;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A model planned for certain sizes, and the WebAssembly of its steps, as a page writes it at load. */
public final class EmittedModel {
    private final Session session;
    private final Graph graph;
    private final Memory memory;
    private final Planner planner;
    private final Region region;
    private final Program program;
    private final int packedAt;
    private final int base;

    private EmittedModel(Session session, Constants constants, Map<String, Integer> sizes) {
        this.session = session;
        this.graph = session.graph();
        Arena arena = constants.arena();
        this.memory = arena.memory();
        Values values = new Values();
        this.planner = new Planner(graph, constants, Limits.DEFAULT, values, Kernels.PIECES);
        values.add(graph.constants());
        for (String input : graph.inputs()) {
            Type type = graph.type(input);
            planner.makeInput(input, Type.of(type.dtype(), Shape.of(Ones.sizes(input, type.shape(), sizes))));
        }
        this.region = planner.next(false);
        this.packedAt = arena.mark();
        this.program = Program.of(region, new PackedWeights(arena), false);
        this.base = arena.mark();
    }

    /**
     * The model of a file, in strict mode.
     *
     * @param sizes of open dimensions by their names; those that are not told are 1
     * @throws dev.teacup.error.ModelException when it is no model that can run with these sizes
     */
    public static EmittedModel of(ModelFile file, Map<String, Integer> sizes) {
        byte[] bytes = file.bytes();
        long most = Limits.DEFAULT.memoryBytes();
        Memory memory = BufferMemory.of(Arena.ALIGNMENT + bytes.length, most);
        Arena arena = new Arena(memory, Arena.ALIGNMENT, most);
        int at = arena.allocate(bytes.length);
        memory.write(at, bytes);
        Constants constants = new Constants(arena, new Strings());
        Session session = Session.open(constants, Limits.DEFAULT, file, at, bytes.length, () -> false, null);
        Ones.checkNames(session, sizes);
        return new EmittedModel(session, constants, sizes);
    }

    Session session() {
        return session;
    }

    Program program() {
        return program;
    }

    /** The memory as it is before a run; weights are where the module expects them. */
    Memory memory() {
        return memory;
    }

    /** Where packed weights begin, which reach to {@link #base}. */
    int packedAt() {
        return packedAt;
    }

    /** Where the inputs lie, and behind them all that is computed. */
    int base() {
        return base;
    }

    /** Up to where memory is used in a run. */
    long end() {
        return base + Arena.alignedBytes(region.bytes()) + program.scratchBytes();
    }

    /** Where an input or output lies. */
    Place place(String name) {
        Place place = planner.place(name);
        return new Place(place.dtype(), place.sizes(), false, place.at() + (place.isRelative() ? base : 0));
    }

    /** How many steps a run has. */
    int steps() {
        return region.steps().size();
    }

    /** Whether all steps could be planned; further ones wait for sizes that only values tell. */
    public boolean isPlanned() {
        return planner.isDone();
    }

    /**
     * Tells of each step its nodes, as errors name them, and whether it is emitted.
     *
     * @param heard is told of the steps in their order
     */
    public void tell(BiConsumer<List<String>, Boolean> heard) {
        for (int i = 0; i < region.steps().size(); i++) {
            Step step = region.steps().get(i);
            List<String> nodes = new ArrayList<>(step.continued());
            nodes.add(0, step.where());
            heard.accept(nodes, isEmitted(i));
        }
    }

    private boolean isEmitted(int step) {
        for (int stretch = 0; stretch < program.firsts().length; stretch++) {
            if (program.firsts()[stretch] <= step && step < program.ends()[stretch]) {
                return true;
            }
        }
        return false;
    }
}
