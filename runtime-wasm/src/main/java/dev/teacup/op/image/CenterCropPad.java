package dev.teacup.op.image;

import static dev.teacup.op.DTypes.ALL;
import static dev.teacup.op.DTypes.INDEXES;

import dev.teacup.op.Attribute;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Composer;
import dev.teacup.op.Composition;
import dev.teacup.op.OpDef;
import dev.teacup.op.shape.ShapeOperand;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * output_data = the middle of input_data, or input_data with zeros about it, so that the {@code axes} have
 * the sizes in shape. What is odd is cut off, or added, at the end.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__CenterCropPad.html">ai.onnx CenterCropPad, since 18</a>
 */
public final class CenterCropPad implements Composition {
    private static final OpDef DEF = OpDef.of("CenterCropPad").since(18).type("T", ALL).type("Tind", INDEXES)
            .in("input_data", "T").in("shape", "Tind").out("output_data", "T")
            .maybeAttr("axes", new Attribute.Ints());

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        int rank = c.call().rank("input_data");
        long[] axes = c.call().integers("axes");
        if (axes != null) {
            c.axes("axes", axes, rank);
        }
        ShapeOperand.checkSizes(c, "shape");
        c.dim("shape", 0, Dim.of(axes == null ? rank : axes.length), "each of the axes has a size");
    }

    @Override
    public Type[] types(Call call) {
        Shape x = call.shape("input_data");
        Dim[] sizes = call.contents("shape");
        int[] axes = call.axes("axes", x.rank());
        for (int i = 0; i < axes.length; i++) {
            x = x.with(axes[i], sizes == null ? Dim.UNKNOWN : sizes[i]);
        }
        return call.results(x);
    }

    @Override
    public void compose(Composer g, Call call) {
        Shape x = call.shape("input_data");
        Shape y = types(call)[0].shape();
        long[] pads = new long[2 * x.rank()];
        for (int axis = 0; axis < x.rank(); axis++) {
            long more = y.dim(axis).size() - x.dim(axis).size();
            pads[axis] = more / 2;
            pads[axis + x.rank()] = more - more / 2;
        }
        g.out("output_data", g.op("Pad", g.in("input_data"), g.longs(pads)));
    }
}
