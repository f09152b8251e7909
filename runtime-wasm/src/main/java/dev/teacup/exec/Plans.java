package dev.teacup.exec;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.eval.Execution;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The plans of a model for the sizes that came last. What they keep lies behind the model's constants, and
 * behind that all of them run in one place.
 */
final class Plans {
    /** Plans of more sizes are not kept: each holds constants and packed weights. */
    private static final int MOST = 8;

    private final Graph graph;
    private final Constants constants;
    private final Accelerator accelerator;
    private final int modelMark;
    private final int modelStrings;
    private final List<Execution> kept = new ArrayList<>();
    private int memoryMark;
    private int stringsMark;
    /** Up to where memory holds what the first plan keeps: other plans find its weights there. */
    private int firstMark;
    private int firstStrings;
    private int changes;

    /** @param accelerator what runs steps faster than the reference kernels, or null */
    Plans(Graph graph, Constants constants, Accelerator accelerator) {
        this.graph = graph;
        this.constants = constants;
        this.accelerator = accelerator;
        this.modelMark = constants.arena().mark();
        this.modelStrings = constants.strings().mark();
        this.firstMark = modelMark;
        this.firstStrings = modelStrings;
        this.memoryMark = modelMark;
        this.stringsMark = modelStrings;
    }

    /** Up to where memory holds what outlasts a run. */
    int memoryMark() {
        return memoryMark;
    }

    /** How often plans came or went: where a plan lies and what runs it is the same until it changes. */
    int changes() {
        return changes;
    }

    /** Gives up what the last run made. */
    void release() {
        constants.arena().release(memoryMark);
        constants.strings().release(stringsMark);
    }

    /**
     * A plan for inputs of these types, where memory is given up that runs made; a new one is kept, since it
     * may run again.
     *
     * @throws ModelException when a node refuses its operands, or when a limit is used up
     */
    Execution plan(Type[] types, Reference reference) {
        return plan(types, 1, reference);
    }

    /** A plan that takes the branches that a run takes, in the place of one that does not: it begins anew. */
    Execution other(Execution missed, Type[] types, Reference reference) {
        Tensor[] inputs = missed.inputs();
        byte[][] fed = new byte[inputs.length][];
        for (int i = 0; i < fed.length; i++) {
            fed[i] = inputs[i].memory().read(inputs[i].at(), (int) inputs[i].bytes());
        }
        int path = missed.otherPath();
        constants.arena().release(memoryMark);
        Execution plan = plan(types, path, reference);
        for (int i = 0; i < fed.length; i++) {
            plan.inputs()[i].memory().write(plan.inputs()[i].at(), fed[i]);
        }
        return plan;
    }

    /** @param path the branches that it is to take, as {@link dev.teacup.plan.Planner#choose} has them */
    private Execution plan(Type[] types, int path, Reference reference) {
        if (accelerator != null && accelerator.isFull()) {
            forget();
        }
        for (int i = 0; i < kept.size(); i++) {
            Execution plan = kept.get(i);
            if (plan.repeats(types) && plan.planner().takes(path)) {
                kept.remove(i);
                keep(plan, path);
                plan.restart(null);
                plan.moveTo(memoryMark);
                constants.arena().allocate((long) plan.end() - memoryMark);
                return plan;
            }
        }
        if (kept.size() == MOST) {
            forget();
        }
        Execution plan = made(types, path, reference);
        keep(plan, path);
        memoryMark = plan.start();
        stringsMark = constants.strings().mark();
        changes++;
        if (firstMark == modelMark) {
            firstMark = memoryMark;
            firstStrings = stringsMark;
        }
        return plan;
    }

    /** Of those for the same sizes the one that was of use last comes first, behind all what is slow. */
    private void keep(Execution plan, int path) {
        kept.add(plan.planner().guesses(path) ? 0 : kept.size(), plan);
    }

    private Execution made(Type[] types, int path, Reference reference) {
        boolean isAlone = kept.isEmpty();
        try {
            return new Execution(graph, reference, path, types);
        } catch (ModelException e) {
            // What was packed for it is not to be found again.
            firstMark = modelMark;
            firstStrings = modelStrings;
            forget();
            if (reference.budget().isOver() || isAlone && (path == 0 || !branches())) {
                throw e;
            }
        }
        // It may need the room of others, or a branch be refused that is not taken.
        return made(types, isAlone ? 0 : path, reference);
    }

    private boolean branches() {
        boolean branches = false;
        for (Node node : graph.nodes()) {
            branches |= node.opType().equals("If");
        }
        return branches;
    }

    /** Gives up all of them, but the weights that were packed for the first. */
    void forget() {
        kept.clear();
        changes++;
        memoryMark = firstMark;
        stringsMark = firstStrings;
        // Strings of inputs may be in use.
        constants.arena().release(memoryMark);
        if (accelerator != null) {
            accelerator.forget(firstMark);
        }
    }
}
