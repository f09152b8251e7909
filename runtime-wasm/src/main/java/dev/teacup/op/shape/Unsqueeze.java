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
 * data with dimensions of size 1 put in, so that axes are their places in the result.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Unsqueeze.html">ai.onnx Unsqueeze, since 25</a>
 */
public final class Unsqueeze implements Op {
    private static final OpDef DEF = OpDef.of("Unsqueeze").since(25).type("T", ALL).type("I", INT64)
            .in("data", "T").in("axes", "I").out("expanded", "T");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Axes.checkRank(c, "axes");
        Dim rank = rank(c.call());
        if (rank.isKnown()) {
            ShapeOperand.checkRank(rank.size());
            Axes.check(c, "axes", (int) rank.size());
        }
    }

    @Override
    public Type[] types(Call call) {
        Dim rank = rank(call);
        long[] axes = call.longs("axes");
        if (axes == null) {
            return call.results(rank.isKnown() ? Shape.ofRank((int) rank.size()) : Shape.UNKNOWN);
        }
        int[] places = Axes.places(axes, (int) rank.size());
        Shape result = call.shape("data");
        for (int axis = 0; axis < places.length; axis++) {
            result = places[axis] < 0 ? result : result.insert(axis, Dim.of(1));
        }
        return call.results(result);
    }

    @Override
    public Dim[] contents(Call call) {
        return rank(call).is(1) ? call.contents("data") : null;
    }

    @Override
    public Body body(Call call) {
        return View.same(types(call)[0].shape().sizes());
    }

    private static Dim rank(Call call) {
        return Dim.of(call.rank("data")).plus(Axes.count(call, "axes"));
    }
}
