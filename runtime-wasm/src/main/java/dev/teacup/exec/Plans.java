package dev.teacup.exec;

import dev.teacup.error.ModelException;
import dev.teacup.eval.Accelerator;
import dev.teacup.eval.Execution;
import dev.teacup.eval.Reference;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
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
     * A plan for inputs of these types, where memory is given up that runs made; a new one is kept where it
     * may run again.
     *
     * @throws ModelException when a node refuses its operands, or when a limit is used up
     */
    Execution plan(Type[] types, Reference reference) {
        if (accelerator != null && accelerator.isFull()) {
            forget();
        }
        for (Execution plan : kept) {
            if (plan.repeats(types)) {
                plan.moveTo(memoryMark);
                constants.arena().allocate((long) plan.end() - memoryMark);
                plan.restart(null);
                return plan;
            }
        }
        if (kept.size() == MOST) {
            forget();
        }
        Execution plan = made(types, reference);
        if (plan.isRepeatable()) {
            kept.add(plan);
            memoryMark = plan.start();
            stringsMark = constants.strings().mark();
            changes++;
            if (firstMark == modelMark) {
                firstMark = memoryMark;
                firstStrings = stringsMark;
            }
        }
        return plan;
    }

    private Execution made(Type[] types, Reference reference) {
        try {
            return new Execution(graph, reference, types);
        } catch (ModelException e) {
            boolean isAlone = kept.isEmpty() || reference.budget().isOver();
            // What was packed for it is not to be found again.
            firstMark = modelMark;
            firstStrings = modelStrings;
            forget();
            if (isAlone) {
                throw e;
            }
        }
        try {
            return new Execution(graph, reference, types);
        } catch (ModelException e) {
            forget();
            throw e;
        }
    }

    /** Gives up all of them, but the weights that were packed for the first. */
    void forget() {
        kept.clear();
        changes++;
        memoryMark = firstMark;
        stringsMark = firstStrings;
        release();
        if (accelerator != null) {
            accelerator.forget(firstMark);
        }
    }
}
