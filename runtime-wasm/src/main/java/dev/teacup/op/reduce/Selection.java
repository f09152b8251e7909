package dev.teacup.op.reduce;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.DTypes;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ranking;
import dev.teacup.op.View;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/** An operator that tells where along {@code axis} an element stands that comes before all others. */
interface Selection extends Computation {
    /** The signature that both of them have. */
    static OpDef define(String opType) {
        return OpDef.of(opType).since(13).type("T", DTypes.NUMBERS).type("I", DTypes.INT64)
                .in("data", "T").out("reduced", "I")
                .attr("axis", 0).attr("keepdims", 1).attr("select_last_index", 0);
    }

    @Override
    default void check(Check c) {
        Shape data = c.call().shape("data");
        c.axis("axis", data.rank());
        int axis = c.call().axis("axis", data.rank());
        if (data.dim(axis).is(0)) {
            throw new ModelException("there is nothing to select along the axis",
                    "at least one element in dimension " + axis, "0 in " + data,
                    "do not pass an empty input");
        }
    }

    @Override
    default Type[] types(Call call) {
        boolean[] reduces = new boolean[call.rank("data")];
        reduces[call.axis("axis", reduces.length)] = true;
        return call.results(Reduction.reduced(call.shape("data"), reduces, call.flag("keepdims")));
    }

    /** The kernel that finds the position of the greatest element, or of the least. */
    static void run(Frame f, Call call, boolean greatest) {
        int axis = call.axis("axis", call.rank("data"));
        boolean last = call.flag("select_last_index");
        Tensor data = f.in(0);
        Tensor to = f.out(0);
        f.burn(data.elements());
        int stride = View.rowMajor(data.dims())[axis];
        int size = data.dim(axis);
        for (int index = 0; index < to.elements(); index++) {
            int at = index / stride * stride * size + index % stride;
            int best = 0;
            long bestKey = Long.MIN_VALUE;
            for (int i = 0; i < size; i++) {
                long key = key(data, at + i * stride, greatest);
                if (key > bestKey || last && key == bestKey) {
                    best = i;
                    bestKey = key;
                }
            }
            to.i64(index, best);
        }
    }

    /** A number that is the greater, the rather an element is to be taken; NaN is taken before all. */
    private static long key(Tensor data, int at, boolean greatest) {
        long key = Ranking.key(data, at);
        boolean isNaN = key == Long.MAX_VALUE && data.dtype().isFloat();
        return greatest || isNaN ? key : ~key;
    }
}
