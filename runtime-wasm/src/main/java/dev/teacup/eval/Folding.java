package dev.teacup.eval;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.tensor.Tensor;

/** What can be computed before a model is fed. */
public final class Folding {
    private Folding() {}

    /**
     * What a graph without inputs gives, wherever memory was used up to. All else that is computed on the way
     * gives its memory back, as all of it does where a node refuses.
     *
     * @throws ModelException when a node refuses its values, or when the run uses up a limit
     */
    public static Tensor[] results(Graph graph, Reference reference) {
        Arena arena = reference.constants().arena();
        int mark = arena.mark();
        try {
            Execution whole = new Execution(graph, reference, 0);
            for (Execution next = whole; next != null;) {
                next = next.advance(reference);
            }
            Survivors survivors = new Survivors(mark, 0);
            survivors.add(whole.results());
            survivors.moveTogether(reference);
            return whole.results();
        } catch (ModelException e) {
            arena.release(mark);
            throw e;
        }
    }
}
