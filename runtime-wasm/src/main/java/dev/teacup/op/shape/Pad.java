package dev.teacup.op.shape;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * data with elements added before and behind it along each of axes, or removed where pads is negative. By
 * mode, they are constant_value (0 without it), the mirror image, the nearest element, or those of the other
 * end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__Pad.html">ai.onnx Pad, since 25</a>
 */
public final class Pad implements Computation {
    private static final OpDef DEF = OpDef.of("Pad").since(25).type("T", ALL).type("I", INT64)
            .type("Tind", INDEXES).in("data", "T").in("pads", "I").maybeIn("constant_value", "T")
            .maybeIn("axes", "Tind").out("output", "T").attr("mode", "constant");

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        Call call = c.call();
        Shape data = call.shape("data");
        c.oneOf("mode", "constant", "reflect", "edge", "wrap");
        c.rank("pads", 1);
        Dim axes = Dim.of(data.rank());
        if (call.has("axes")) {
            Axes.check(c, "axes", data.rank());
            axes = Axes.count(call, "axes");
        }
        c.dim("pads", 0, axes.times(Dim.of(2)), "each of " + axes + " axes has a begin and an end");
        c.single("constant_value");
        Shape result = shape(call);
        for (int axis = 0; axis < data.rank(); axis++) {
            Dim size = result.dim(axis);
            if (size.isKnown() && size.size() < 0) {
                throw new ModelException(
                        "the input 'pads' removes more elements than dimension " + axis + " has",
                        "at most " + data.dim(axis) + ", since 'data' is " + data,
                        ShapeOperand.of(call, "pads") + " as begins and ends", "remove fewer");
            }
            boolean hasSource = call.text("mode").equals("constant") || !data.dim(axis).is(0);
            if (!hasSource && size.isKnown() && !size.is(0)) {
                throw new ModelException("the input 'data' has no elements to repeat in dimension " + axis,
                        "at least one for the mode " + call.text("mode"), data.toString(),
                        "use the mode constant");
            }
        }
    }

    @Override
    public Type[] types(Call call) {
        return call.results(shape(call));
    }

    private static Shape shape(Call call) {
        Shape data = call.shape("data");
        int[] places = places(call);
        if (places == null) {
            // The shape of data without dimensions would be known, and axes not awaited.
            return data.rank() == 0 ? Shape.UNKNOWN : Shape.ofRank(data.rank());
        }
        Dim[] pads = call.contents("pads");
        Dim[] dims = data.dims();
        for (int axis = 0; axis < dims.length; axis++) {
            int place = places[axis];
            if (place >= 0) {
                dims[axis] = pads == null ? Dim.UNKNOWN
                        : dims[axis].plus(pads[place].plus(pads[place + pads.length / 2]));
            }
        }
        return Shape.of(dims);
    }

    /** For each axis of data its place among those that are padded, or -1; null where it is not known yet. */
    private static int[] places(Call call) {
        return Axes.places(call, call.rank("data"), Dim.of(call.rank("data")));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor to = f.out(0);
        f.burn(to.elements());
        if (to.elements() == 0) {
            return;
        }
        int[] places = places(call);
        long[] begins = new long[to.rank()];
        for (int axis = 0; axis < begins.length; axis++) {
            begins[axis] = places[axis] < 0 ? 0 : f.in(1).i64(places[axis]);
        }
        new Padding(f.in(0), begins, call.text("mode"), f.in(2), to).fill(0, 0, true, 0);
    }
}
