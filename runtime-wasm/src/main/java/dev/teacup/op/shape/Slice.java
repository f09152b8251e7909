package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.error.ModelException;
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
 * Of data, along each of axes, the elements from starts on, before ends, by steps, as a Python slice has
 * them. Starts and ends count from the end where negative, and are cut to the dimension.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Slice.html">ai.onnx Slice, since 13</a>
 */
public final class Slice implements Op {
    private static final OpDef DEF = OpDef.of("Slice").since(13).type("T", ALL).type("Tind", INDEXES)
            .in("data", "T").in("starts", "Tind").in("ends", "Tind").maybeIn("axes", "Tind")
            .maybeIn("steps", "Tind").out("output", "T");

    private static final String[] LISTS = {"ends", "axes", "steps"};

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        int rank = call.rank("data");
        c.rank("starts", 1);
        for (String list : LISTS) {
            if (call.has(list)) {
                c.rank(list, 1);
                c.dim(list, 0, call.shape("starts").dim(0), "'starts' has as many elements");
            }
        }
        if (call.has("axes")) {
            Axes.check(c, "axes", rank);
        } else {
            Dim count = call.shape("starts").dim(0);
            if (count.isKnown() && count.size() > rank) {
                throw new ModelException(
                        "the input 'starts' has more elements than the input 'data' has dimensions",
                        "at most " + rank, count.toString(), "leave the last ones out, or give axes");
            }
        }
        long[] steps = call.longs("steps");
        for (int i = 0; steps != null && i < steps.length; i++) {
            if (steps[i] == 0) {
                throw new ModelException("a step is 0", "steps of 1 or more, or of -1 or less",
                        Check.list(steps) + " in the input 'steps'", "use 1 to take every element");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        Shape data = call.shape("data");
        int[] places = places(call);
        Dim[] dims = data.dims();
        for (int axis = 0; axis < dims.length; axis++) {
            Dim dim = dims[axis];
            if (places == null) {
                dims[axis] = Dim.atMost(dim.most());
            } else if (places[axis] >= 0) {
                dims[axis] = Stride.of(call, places[axis]).length(dim);
            }
        }
        return call.results(Shape.of(dims));
    }

    @Override
    public Dim[] contents(Call call) {
        Dim[] data = call.contents("data");
        if (data == null || call.rank("data") != 1) {
            return null;
        }
        Dim length = types(call)[0].shape().dim(0);
        int[] places = places(call);
        if (!length.isKnown() || places == null) {
            return null;
        }
        Dim[] picked = new Dim[(int) length.size()];
        Stride stride = places[0] < 0 ? Stride.WHOLE : Stride.of(call, places[0]);
        for (int i = 0; i < picked.length; i++) {
            picked[i] = data[(int) (stride.first(data.length) + i * stride.step().size())];
        }
        return picked;
    }

    @Override
    public Body body(Call call) {
        int[] sizes = call.shape("data").sizes();
        int[] places = places(call);
        int[] strides = View.rowMajor(sizes);
        int offset = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (places[axis] >= 0) {
                Stride stride = Stride.of(call, places[axis]);
                offset += (int) stride.first(sizes[axis]) * strides[axis];
                strides[axis] *= (int) stride.step().size();
            }
        }
        // Starts behind the ends of several dimensions add up to a place that may be outside the memory.
        boolean isEmpty = types(call)[0].shape().elements() == 0;
        return new View(new View.Layout(isEmpty ? 0 : offset, strides));
    }

    /** For each axis its place in the lists, or -1; null where the axes are not known yet. */
    private static int[] places(Call call) {
        return Axes.places(call, call.rank("data"), call.shape("starts").dim(0));
    }
}
