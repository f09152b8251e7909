package dev.teacup.op.image;

import static dev.teacup.op.DTypes.FLOATS;
import static dev.teacup.op.DTypes.INT64;

import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;

/**
 * Y[r, c, i, j] = the mean, or the maximum, of X[batch_indices[r], c] at places in the part (i, j) of the
 * region rois[r], each interpolated between the four elements about it. There are sampling_ratio places in
 * each direction, or without it as many as elements.
 * <p>X [N, C, H, W], rois [R, 4] as x1, y1, x2, y2, batch_indices [R]; Y [R, C, output_height, output_width].
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__RoiAlign.html">ai.onnx RoiAlign, since 22</a>; He and
 * others, Mask R-CNN, arXiv 1703.06870
 */
public final class RoiAlign implements Computation {
    private static final OpDef DEF = OpDef.of("RoiAlign").since(22).type("T1", FLOATS).type("T2", INT64)
            .in("X", "T1").in("rois", "T1").in("batch_indices", "T2").out("Y", "T1")
            .attr("coordinate_transformation_mode", "half_pixel").attr("mode", "avg")
            .attr("output_height", 1).attr("output_width", 1).attr("sampling_ratio", 0)
            .attr("spatial_scale", 1f);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.oneOf("coordinate_transformation_mode", "half_pixel", "output_half_pixel");
        c.oneOf("mode", "avg", "max");
        c.rank("X", 4);
        c.rank("rois", 2);
        c.rank("batch_indices", 1);
        Shape rois = c.call().shape("rois");
        c.dim("rois", 1, Dim.of(4), "a region has four numbers");
        c.dim("batch_indices", 0, rois.dim(0), Check.operand("rois") + " is " + rois);
        c.size("output_height");
        c.size("output_width");
        Check.sizes("attribute", "sampling_ratio", 0, c.call().integer("sampling_ratio"));
    }

    @Override
    public Type[] types(Call call) {
        return call.results(Shape.of(call.shape("rois").dim(0).or(call.shape("batch_indices").dim(0)),
                call.shape("X").dim(1), Dim.of(call.integer("output_height")),
                Dim.of(call.integer("output_width"))));
    }

    @Override
    public void run(Frame f, Call call) {
        new Regions(f, call).run();
    }
}
