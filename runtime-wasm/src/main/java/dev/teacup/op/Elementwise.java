package dev.teacup.op;

import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Type;

/** An operator whose operands broadcast to one shape, which is the shape of its one result. */
public interface Elementwise extends Op {
    @Override
    default void check(Check c) {
        c.broadcast();
    }

    @Override
    default Type[] types(Call call) {
        return call.results(Broadcast.of(call));
    }

    @Override
    default Dim[] contents(Call call) {
        return DimArithmetic.of(this, call);
    }
}
