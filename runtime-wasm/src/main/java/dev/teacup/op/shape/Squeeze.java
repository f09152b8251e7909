package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.View;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * data without the dimensions that axes names, which are of size 1; without all of size 1 where axes is left
 * out.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Squeeze.html">ai.onnx Squeeze, since 25</a>
 */
public final class Squeeze implements Op {
    private static final OpDef DEF = OpDef.of("Squeeze").since(25).type("T", ALL).type("I", INT64)
            .in("data", "T").maybeIn("axes", "I").out("squeezed", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        if (!c.call().has("axes")) {
            return;
        }
        Shape data = c.call().shape("data");
        Axes.check(c, "axes", data.rank());
        long[] axes = c.call().longs("axes");
        for (int i = 0; axes != null && i < axes.length; i++) {
            int axis = (int) (axes[i] < 0 ? axes[i] + data.rank() : axes[i]);
            c.dim("data", axis, Dim.of(1), "'axes' names it");
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape data = call.shape("data");
        long[] axes = call.longs("axes");
        if (call.has("axes") && axes == null) {
            long rank = data.rank() - Axes.count(call, "axes").size();
            return call.results(rank > 0 && rank <= data.rank() ? Shape.ofRank((int) rank) : Shape.UNKNOWN);
        }
        int[] places = axes == null ? null : Axes.places(axes, data.rank());
        Shape result = data;
        for (int axis = data.rank() - 1; axis >= 0; axis--) {
            Dim dim = data.dim(axis);
            if (places == null && !dim.isKnown()) {
                return call.results(Shape.UNKNOWN);
            }
            if (places == null ? dim.is(1) : places[axis] >= 0) {
                result = result.without(axis);
            }
        }
        return call.results(result);
    }

    @Override
    public Dim[] contents(Call call) {
        return call.contents("data");
    }

    @Override
    public Body body(Call call) {
        return View.same(types(call)[0].shape().sizes());
    }
}
