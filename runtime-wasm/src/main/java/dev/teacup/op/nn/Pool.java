package dev.teacup.op.nn;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/** An operator that makes one element of those that a {@link Window} covers, at each of its places. */
interface Pool extends Computation {
    @Override
    default void check(Check c) {
        c.rankAtLeast("X", 3);
        Window.checkMode(c);
        Window.ofPool(c.call()).checkFits(c, "X");
    }

    @Override
    default Type[] types(Call call) {
        return call.results(shape(call));
    }

    /** The shape of Y. */
    static Shape shape(Call call) {
        Shape x = call.shape("X");
        return Window.ofPool(call).places(x.dim(0), x.dim(1), x);
    }
}
