package dev.teacup.op.nn;

import static dev.teacup.op.DTypes.FLOATS;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/** A pool whose window covers all spatial dimensions: X [N, C, D1 .. Dn], Y [N, C, 1 .. 1]. */
interface GlobalPool extends Composition {
    /** The signature that all of them have. */
    static OpDef define(String opType) {
        return OpDef.of(opType).since(22).type("T", FLOATS).in("X", "T").out("Y", "T");
    }

    @Override
    default void check(Check c) {
        c.rankAtLeast("X", 2);
        Shape x = c.call().shape("X");
        for (int axis = 2; axis < x.rank(); axis++) {
            if (x.dim(axis).is(0)) {
                throw new ModelException("the input 'X' has no elements to pool",
                        "at least 1 in each spatial dimension", x.toString(), "do not pass an empty input");
            }
        }
    }

    @Override
    default Type[] types(Call call) {
        Shape y = call.shape("X");
        for (int axis = 2; axis < y.rank(); axis++) {
            y = y.with(axis, Dim.of(1));
        }
        return call.results(y);
    }

    /** A value reduced along its spatial dimensions; itself where it has none. */
    static Value reduced(Composer g, String opType, Value value) {
        int rank = g.type(value).shape().rank();
        return rank == 2 ? value : g.op(opType, value, Normalized.axes(g, 2, rank));
    }
}
