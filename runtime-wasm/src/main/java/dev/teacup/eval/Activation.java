package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.op.Attribute;
import dev.teacup.op.Control;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * A node with subgraphs while it runs. The memory of a turn is given back: a body that takes the same types
 * as before runs again where it ran; otherwise what is still needed moves together.
 */
final class Activation {
    /** Tidying up looks at all that is kept, so that some bytes and tensors may pile up before. */
    static final int SLACK_BYTES = 1 << 20;
    private static final int SLACK_TENSORS = 1 << 12;

    private final BoundStep bound;
    private final Execution around;
    private final NodeFrame frame;
    private final Control.Activity activity;
    private final int start;
    private final int floor;
    private final int sequencesStart;
    private Execution inner;
    private int tidyBytes;
    private int tidyTensors;

    Activation(BoundStep bound, Execution around, Reference reference) {
        this.bound = bound;
        this.around = around;
        this.start = reference.constants().arena().mark();
        this.sequencesStart = reference.sequences().mark();
        this.frame = new NodeFrame(reference, bound.in(), bound.out(),
                bound.isDynamic() ? bound.step().dtypes() : null);
        try {
            reference.budget().burn(BoundStep.WORK);
            this.activity = ((Control) bound.step().body()).begin(frame);
        } catch (ModelException e) {
            throw e.at(bound.step().where());
        }
        this.floor = reference.constants().arena().mark();
        this.tidyBytes = floor;
        this.tidyTensors = reference.sequences().tensors();
    }

    /** The subgraph that runs next, or null when the node is done. */
    Execution next(Reference reference) {
        try {
            Control.Turn turn = activity.next(inner == null ? null : inner.results());
            if (turn == null) {
                finish(reference);
                return null;
            }
            Attribute graph = bound.step().node().attributes().get(turn.key());
            inner = enter((Graph) ((Attribute.Graph) graph).value(), turn.inputs(), reference);
            return inner;
        } catch (ModelException e) {
            throw e.at(bound.step().where());
        }
    }

    private Execution enter(Graph graph, Tensor[] given, Reference reference) {
        Arena arena = reference.constants().arena();
        boolean isFirst = inner == null;
        Execution before = isFirst ? bound.last() : inner;
        Type[] types = new Type[given.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = given[i].type();
        }
        boolean fits = before != null && before.isOf(graph) && before.repeats(types)
                && (!isFirst || before.isMovable());
        if (fits) {
            if (isFirst) {
                before.moveTo(arena.mark());
                arena.allocate((long) before.end() - arena.mark());
                tidyBytes = before.end();
            }
            feed(before.inputs(), given, reference);
            tidy(before.end(), graph, before.inputs(), reference);
            before.restart(around);
            return before;
        }
        Tensor[] own = given.clone();
        if (!isFirst) {
            for (int i = 0; i < own.length; i++) {
                own[i] = copy(given[i], reference);
            }
            tidy(floor, graph, own, reference);
        }
        Execution made = new Execution(graph, reference, 0, bound.captures(), types, around);
        feed(made.inputs(), own, reference);
        return made;
    }

    /** Copies what is given to the places of a body's inputs, some of which may be among what is given. */
    private static void feed(Tensor[] inputs, Tensor[] given, Reference reference) {
        Tensor[] safe = given.clone();
        for (int i = 0; i < safe.length; i++) {
            Tensor last = inputs[inputs.length - 1];
            boolean isInput = given[i].at() >= inputs[0].at() && given[i].at() < last.at() + last.bytes();
            if (isInput && given[i].at() != inputs[i].at()) {
                safe[i] = copy(given[i], reference);
            }
        }
        for (int i = 0; i < safe.length; i++) {
            reference.budget().burn(safe[i].elements());
            inputs[i].copy(0, safe[i], 0, safe[i].elements());
        }
    }

    private static Tensor copy(Tensor tensor, Reference reference) {
        reference.budget().burn(tensor.elements());
        Tensor copy = reference.constants().tensor(tensor.dtype(), tensor.dims());
        copy.copy(0, tensor, 0, tensor.elements());
        return copy;
    }

    /** Gives back the memory from {@code base} on but for what the next turn and the node still need. */
    private void tidy(int base, Graph graph, Tensor[] inputs, Reference reference) {
        Survivors survivors = new Survivors(base, sequencesStart);
        for (int i = 0; i < inputs.length; i++) {
            if (graph.type(graph.inputs().get(i)).isSequence()) {
                survivors.addSequence(inputs[i], reference);
            }
        }
        for (Tensor[] kept : frame.kept()) {
            survivors.add(kept);
        }
        survivors.add(bound.out());
        boolean isTidy = reference.constants().arena().mark() - tidyBytes < SLACK_BYTES
                && reference.sequences().tensors() - tidyTensors < SLACK_TENSORS;
        if (survivors.isEmpty() || !isTidy) {
            survivors.add(inputs);
            survivors.moveTogether(reference);
            tidyBytes = reference.constants().arena().mark();
            tidyTensors = reference.sequences().tensors();
        }
    }

    private void finish(Reference reference) {
        Survivors survivors = new Survivors(start, sequencesStart);
        survivors.add(bound.out());
        for (int i = 0; i < bound.out().length; i++) {
            if (bound.out()[i] != null && bound.isSequence(i)) {
                survivors.addSequence(bound.out()[i], reference);
            }
        }
        survivors.moveTogether(reference);
        bound.last(inner);
    }
}
