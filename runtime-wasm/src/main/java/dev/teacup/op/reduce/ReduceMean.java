package dev.teacup.op.reduce;

import dev.teacup.op.Call;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.Value;

/**
 * reduced = the sum of data along the axes, divided by how many elements that are; integers are cut towards
 * zero.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__ReduceMean.html">ai.onnx ReduceMean, since 18</a>
 */
public final class ReduceMean implements Reduction, Composition {
    private static final OpDef DEF = Reduction.define("ReduceMean", 18, Reduction.SUMS);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void compose(Composer g, Call call) {
        Value sum = Reduction.op(g, call, "ReduceSum", g.wide(g.in("data")));
        Value mean = g.op("Div", sum, g.scalar(g.type(sum).dtype(), count(call)));
        g.out("reduced", g.as(mean, call.dtype("data")));
    }

    private static long count(Call call) {
        boolean[] reduces = Reduction.axes(call);
        long count = 1;
        for (int axis = 0; axis < reduces.length; axis++) {
            count *= reduces[axis] ? call.shape("data").dim(axis).size() : 1;
        }
        return count;
    }
}
