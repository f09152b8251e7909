package dev.teacup.op.shape;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;

/** An operator that copies data, and then joins updates with it, one after the other, where indices say. */
interface Scattering extends Computation {
    /** Whether indices has tuples, each for a slice, and not an index for each element. */
    boolean hasTuples();

    /** Refuses updates of another shape than the indices have places for. */
    static void checkUpdates(Check c, Shape wanted) {
        Shape updates = c.call().shape("updates");
        if (wanted.hasRank() && updates.differs(wanted)) {
            throw new ModelException(
                    "the input 'updates' does not have the shape that the indices have places for",
                    wanted.toString(), updates.toString(), "make the two agree");
        }
    }

    @Override
    default void run(Frame f, Call call) {
        Tensor data = f.in(0);
        Tensor indices = f.in(1);
        Tensor updates = f.in(2);
        Tensor to = f.out(0);
        int word = Reduction.of(call);
        int last = indices.rank() - 1;
        Picks picks = hasTuples() ? null : new Picks(indices, data, call.axis("axis", data.rank()));
        int count = hasTuples() ? indices.elements(0, last) : indices.elements();
        int slice = hasTuples() ? data.elements(indices.dim(last), data.rank()) : 1;
        f.burn(data.elements() + (long) count * Math.max(1, slice));
        to.copy(0, data, 0, data.elements());
        for (int i = 0; i < count; i++) {
            int at = picks == null ? Index.slice(indices, i, data, 0) : picks.next();
            Reduction.apply(word, to, at, updates, i * slice, slice);
        }
    }
}
