package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ranking;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * Y = the slices of X along {@code axis}, each once; without an axis, the elements. They come in ascending
 * order, or where {@code sorted} is 0 in that of their first occurrence. indices tells where each of Y occurs
 * first in X, inverse_indices where each of X stands in Y, counts how often each of Y occurs in X.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Unique.html">ai.onnx Unique, since 11</a>
 */
public final class Unique implements Computation {
    private static final OpDef DEF = OpDef.of("Unique").since(11).type("T", ALL).type("I", INT64)
            .in("X", "T").out("Y", "T").maybeOut("indices", "I").maybeOut("inverse_indices", "I")
            .maybeOut("counts", "I").maybeAttr("axis", new Attribute.Int(0)).attr("sorted", 1);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Slices.checkAxis(c);
    }

    @Override
    public Type[] types(Call call) {
        Dim slices = Slices.shape(call).dim(Slices.axis(call));
        Shape some = Shape.of(Dim.atMost(slices.most()));
        return call.results(Slices.some(call, slices.most()), some, Shape.of(slices), some);
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor x = Slices.operand(f, call);
        int axis = Slices.axis(call);
        int count = x.dim(axis);
        f.burn(Ranking.work(count, count));
        SliceOrder slices = new SliceOrder(f, x, axis);
        int[] order = Ranking.first(count, count, slices);
        int[] earliest = new int[count];
        for (int i = 0; i < count; i++) {
            boolean isKnown = i > 0 && slices.compare(order[i - 1], order[i]) == 0;
            earliest[order[i]] = isKnown ? earliest[order[i - 1]] : order[i];
        }
        boolean isSorted = call.flag("sorted");
        int[] indices = new int[count];
        int[] inverse = new int[count];
        int[] counts = new int[count];
        int found = 0;
        for (int i = 0; i < count; i++) {
            int slice = isSorted ? order[i] : i;
            // Of equal slices the earliest comes first in both orders.
            if (earliest[slice] == slice) {
                inverse[slice] = found;
                indices[found++] = slice;
            }
            inverse[slice] = inverse[earliest[slice]];
            counts[inverse[slice]]++;
        }
        if (call.wants(0)) {
            Tensor y = Slices.allocate(f, x, axis, found);
            for (int i = 0; i < found; i++) {
                Slices.copy(f, axis, y, i, x, indices[i], 1);
            }
        }
        write(f, call, 1, indices, found);
        write(f, call, 2, inverse, count);
        write(f, call, 3, counts, found);
    }

    private static void write(Frame f, Call call, int output, int[] values, int length) {
        if (call.wants(output)) {
            Tensor to = f.allocate(output, length);
            for (int i = 0; i < length; i++) {
                to.i64(i, values[i]);
            }
        }
    }
}
