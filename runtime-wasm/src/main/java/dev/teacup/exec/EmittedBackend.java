package dev.teacup.exec;

import dev.teacup.emit.Kernels;
import dev.teacup.emit.PackedWeights;
import dev.teacup.emit.Program;
import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.plan.Pieces;
import dev.teacup.plan.Region;
import dev.teacup.plan.Step;
import java.util.ArrayList;
import java.util.List;

/** Runs steps by the WebAssembly that is emitted for them. */
public final class EmittedBackend implements Accelerator {
    /** Steps of a module that run by one call. */
    private record EmittedStretch(Host host, int module, int index, int first, int end, long[] works)
            implements
                Stretch {
        @Override
        public long work(int step) {
            return works[step];
        }

        @Override
        public int run(int from, int until, int base) {
            return host.run(module, index, base, from, until);
        }
    }

    /** A graph whose sizes change in each turn of a loop, or in each run, would fill the browser. */
    private static final int MOST_MODULES = 256;

    private final Host host;
    private final PackedWeights weights;
    /** Those of subgraphs; null until one is left to be planned by a run. */
    private PackedWeights inside;
    private long scratchBytes;
    private int modules;

    /**
     * @param arena of the session
     * @param graph of the session, which alone reads its constants
     */
    public EmittedBackend(Host host, Arena arena, Graph graph) {
        this.host = host;
        this.weights = new PackedWeights(arena, graph);
    }

    @Override
    public Pieces pieces() {
        return isFull() ? Pieces.NONE : Kernels.PIECES;
    }

    @Override
    public List<Stretch> prepare(Region region, boolean isLasting) {
        scratchBytes = 0;
        // Whoever plans a whole model has given up all of it where it was full.
        if (!isLasting && isFull()) {
            return List.of();
        }
        Program program = Program.of(region, isLasting ? weights : inside, host.isRelaxed(), true);
        scratchBytes = program.scratchBytes();
        List<Stretch> stretches = new ArrayList<>();
        if (program.module() != null) {
            int module = host.compile(program.module());
            modules++;
            if (module < 0) {
                throw new ModelException("the browser does not compile the kernels of the model",
                        "room for a module of " + program.module().length + " bytes", "none",
                        "close other pages, or load the model with the backend 'reference'");
            }
            for (int i = 0; i < program.firsts().length; i++) {
                stretches.add(new EmittedStretch(host, module, i, program.firsts()[i], program.ends()[i],
                        program.work()));
            }
        }
        if (isLasting && inside == null && !isWhole(region, stretches)) {
            inside = weights.inside();
        }
        return stretches;
    }

    /** Whether one call runs all steps, and none is left to be planned by a run. */
    private static boolean isWhole(Region region, List<Stretch> stretches) {
        return region.planner().isDone() && stretches.size() == 1 && stretches.get(0).first() == 0
                && stretches.get(0).end() == region.steps().size();
    }

    @Override
    public void leave(Region region) {
        for (Step step : region.steps()) {
            weights.load(step);
        }
    }

    @Override
    public boolean isFull() {
        return modules >= MOST_MODULES;
    }

    @Override
    public long scratchBytes() {
        return scratchBytes;
    }

    @Override
    public void forget(int from) {
        modules = 0;
        weights.forget(from);
        inside = inside == null || inside.isBefore(from) ? inside : null;
        host.forget();
    }
}
