package dev.teacup.op.image;

import static dev.teacup.op.DTypes.INT64;

import dev.teacup.error.ModelException;
import dev.teacup.op.Call;
import dev.teacup.op.Check;
import dev.teacup.op.DTypes;
import dev.teacup.op.Computation;
import dev.teacup.op.Frame;
import dev.teacup.op.OpDef;
import dev.teacup.tensor.DecimalText;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Tensor;
import dev.teacup.tensor.Type;

/**
 * selected_indices = those boxes of each batch and class, the highest score first, that overlap with none
 * selected before by more than iou_threshold (intersection over union, 0 without it), and whose score is
 * above score_threshold; max_output_boxes_per_class at most, none without it.
 * <p>boxes [B, N, 4], scores [B, C, N]; selected_indices [number of boxes, 3]: batch, class and box.
 *
 * @see <a href="https://onnx.ai/onnx/operators/onnx__NonMaxSuppression.html">ai.onnx NonMaxSuppression, since
 * 11</a>
 */
public final class NonMaxSuppression implements Computation {
    private static final OpDef DEF = OpDef.of("NonMaxSuppression").since(11)
            .type("T", DTypes.of(DType.FLOAT32)).type("I", INT64)
            .in("boxes", "T").in("scores", "T").maybeIn("max_output_boxes_per_class", "I")
            .maybeIn("iou_threshold", "T").maybeIn("score_threshold", "T").out("selected_indices", "I")
            .attr("center_point_box", 0);

    @Override
    public OpDef def() {
        return DEF;
    }

    @Override
    public void check(Check c) {
        c.rank("boxes", 3);
        c.rank("scores", 3);
        Shape boxes = c.call().shape("boxes");
        String why = Check.operand("boxes") + " is " + boxes;
        c.dim("boxes", 2, Dim.of(4), "a box has four numbers");
        c.dim("scores", 0, boxes.dim(0), why);
        c.dim("scores", 2, boxes.dim(1), why);
        c.single("max_output_boxes_per_class");
        c.single("iou_threshold");
        c.single("score_threshold");
        Check.truth("center_point_box", c.call().integer("center_point_box"));
    }

    @Override
    public Type[] types(Call call) {
        Shape scores = call.shape("scores");
        Dim[] most = call.contents("max_output_boxes_per_class");
        long each =
                call.has("max_output_boxes_per_class") ? most == null ? Long.MAX_VALUE : most[0].most() : 0;
        Dim perClass = Dim.atMost(Math.min(Math.max(0, each), scores.dim(2).most()));
        Dim all = scores.elements(0, 2).times(perClass);
        return call.results(Shape.of(Dim.atMost(all.most()), Dim.of(3)));
    }

    @Override
    public void run(Frame f, Call call) {
        Tensor scores = f.in(1);
        float threshold = f.in(3) == null ? 0 : (float) f.in(3).f64(0);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new ModelException("the input 'iou_threshold' is out of range", "a number from 0 to 1",
                    DecimalText.text(threshold), "use the share of the overlap");
        }
        long most = f.in(2) == null ? 0 : Math.min(scores.dim(2), f.in(2).i64(0));
        if (most <= 0 || scores.elements() == 0) {
            f.allocate(0, 0, 3);
            return;
        }
        Suppression suppression = new Suppression(f, call.flag("center_point_box"), threshold, (int) most);
        int lines = scores.dim(0) * scores.dim(1);
        int[][] selected = new int[lines][];
        int count = 0;
        for (int line = 0; line < lines; line++) {
            selected[line] = suppression.select(line);
            count += selected[line].length;
        }
        Tensor to = f.allocate(0, count, 3);
        int next = 0;
        for (int line = 0; line < lines; line++) {
            for (int box : selected[line]) {
                to.i64(next++, line / scores.dim(1));
                to.i64(next++, line % scores.dim(1));
                to.i64(next++, box);
            }
        }
    }
}
