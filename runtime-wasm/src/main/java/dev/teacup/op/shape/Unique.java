package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Attribute;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Kernel;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y = the slices of X along {@code axis}, each once; without an axis, the elements. They come in ascending
 * order, or where {@code sorted} is 0 in that of their first occurrence. indices tells where each of Y occurs
 * first in X, inverse_indices where each of X stands in Y, counts how often each of Y occurs in X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Unique.html">ai.onnx Unique, since 11</a>
 */
public final class Unique implements Op {
    private static final OpDef DEF = OpDef.of("Unique").since(11).type("T", ALL).type("I", INT64)
            .in("X", "T").out("Y", "T").maybeOut("indices", "I").maybeOut("inverse_indices", "I")
            .maybeOut("counts", "I").maybeAttr("axis", new Attribute.Int(0)).attr("sorted", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        if (c.call().gives("axis")) {
            c.axis("axis", c.call().rank("X"));
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape x = flat(call);
        int axis = axis(call);
        Dim slices = x.dim(axis);
        Dim some = Dim.atMost(slices.most());
        return call.results(x.with(axis, some), Shape.of(some), Shape.of(slices), Shape.of(some));
    }

    private static Shape flat(Call call) {
        Shape x = call.shape("X");
        return call.gives("axis") ? x : Shape.of(x.elements(0, x.rank()));
    }

    private static int axis(Call call) {
        return call.gives("axis") ? call.axis("axis", call.rank("X")) : 0;
    }

    @Override
    public Body body(Call call) {
        int[] sizes = flat(call).sizes();
        int axis = axis(call);
        boolean isSorted = call.flag("sorted");
        return (Kernel) f -> {
            Slices slices = new Slices(f, f.in(0).reshaped(sizes), axis);
            slices.group(isSorted);
            slices.write(call);
        };
    }
}
