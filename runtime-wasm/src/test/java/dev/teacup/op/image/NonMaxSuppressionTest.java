package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import dev.teacup.tensor.DecimalText;
import org.junit.jupiter.api.Test;

class NonMaxSuppressionTest {
    /** Box 1 shares 2 of 4 with box 0, an overlap of a third in all; box 2 lies apart. */
    private static final Literal BOXES = floats(1, 3, 4).of(0, 0, 1, 3, 0, 1, 1, 4, 5, 5, 6, 6);

    @Test
    void dropsWhatOverlapsMoreThanTheThreshold() {
        boxes(0.5, 0.9, 0.2).in(longs().of(3), floats().of(0.4)).gives(longs(2, 3).of(0, 0, 1, 0, 0, 2));
        boxes(0.5, 0.9, 0.2).in(longs(1).of(3), floats(1).of(0.6))
                .gives(longs(3, 3).of(0, 0, 1, 0, 0, 0, 0, 0, 2));
    }

    @Test
    void keepsAnOverlapOfJustTheThreshold() {
        boxes(0.5, 0.9, 0.2).in(longs().of(3), floats().of(0.5))
                .gives(longs(3, 3).of(0, 0, 1, 0, 0, 0, 0, 0, 2));
    }

    @Test
    void takesScoresAboveTheThresholdOnly() {
        boxes(0.5, 0.9, 0.25).in(longs().of(3), floats().of(1), floats().of(0.25))
                .gives(longs(2, 3).of(0, 0, 1, 0, 0, 0));
    }

    @Test
    void prefersTheFirstOfEqualScoresAndStopsAtTheMost() {
        boxes(0.5, 0.5, 0.5).in(longs().of(2)).gives(longs(2, 3).of(0, 0, 0, 0, 0, 2));
        boxes(0.5, 0.5, 0.5).in(longs().of(1)).gives(longs(1, 3).of(0, 0, 0));
    }

    @Test
    void givesNothingUnlessItIsAsked() {
        boxes(0.5, 0.9, 0.2).gives(longs(0, 3).counting());
        boxes(0.5, 0.9, 0.2).in(longs().of(-1)).gives(longs(0, 3).counting());
        check("NonMaxSuppression").in(floats(0, 3, 4).counting(), floats(0, 2, 3).counting(), longs().of(9))
                .gives(longs(0, 3).counting());
    }

    @Test
    void takesBatchesAndClassesByThemselves() {
        Literal twice = floats(2, 1, 4).of(0, 0, 1, 1, 0, 0, 1, 1);
        check("NonMaxSuppression").in(twice, floats(2, 2, 1).of(1, 2, 3, 4), longs().of(9))
                .gives(longs(4, 3).of(0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0));
    }

    @Test
    void takesCornersInAnyOrderAndCentres() {
        Literal corners = floats(1, 2, 4).of(1, 3, 0, 0, 0, 4, 1, 1);
        check("NonMaxSuppression").in(corners, floats(1, 1, 2).of(1, 2), longs().of(2), floats().of(0.4))
                .gives(longs(1, 3).of(0, 0, 1));
        Literal centres = floats(1, 2, 4).of(0.5, 1.5, 1, 3, 0.5, 2.5, 1, 3);
        check("NonMaxSuppression").with("center_point_box", 1)
                .in(centres, floats(1, 1, 2).of(1, 2), longs().of(2), floats().of(0.4))
                .gives(longs(1, 3).of(0, 0, 1));
    }

    @Test
    void keepsBoxesWithoutAnArea() {
        Literal points = floats(1, 2, 4).of(0, 0, 0, 1, 0, 0, 0, 1);
        check("NonMaxSuppression").in(points, floats(1, 1, 2).of(1, 2), longs().of(2))
                .gives(longs(2, 3).of(0, 0, 1, 0, 0, 0));
    }

    @Test
    void boundsTheNumberOfBoxes() {
        Type boxes = Type.of(DType.FLOAT32, 2, 30, 4);
        Type scores = Type.of(DType.FLOAT32, 2, 5, 30);
        Type most = Type.of(DType.INT64);
        assertEquals("int64[?<=300, 3]",
                check("NonMaxSuppression").types(1, boxes, scores, most)[0].toString());
    }

    @Test
    void refusesAThresholdOutOfRange() {
        for (float threshold : new float[] {-0.5f, 1.5f, Float.NaN}) {
            boxes(1, 2, 3).in(longs().of(1), floats().of(threshold)).refuses(
                    "NonMaxSuppression 'it': the input 'iou_threshold' is out of range",
                    "expected: a number from 0 to 1",
                    "got: " + DecimalText.text(threshold),
                    "fix: use the share of the overlap");
        }
    }

    @Test
    void refusesBoxesThatAreNoBoxes() {
        check("NonMaxSuppression").in(floats(1, 2, 3).counting(), floats(1, 1, 2).counting()).refuses(
                "NonMaxSuppression 'it': the input 'boxes' has the wrong size in dimension 2",
                "expected: 4, since a box has four numbers",
                "got: 3 in [1, 2, 3]",
                "fix: make the two agree");
        check("NonMaxSuppression").in(floats(2, 4).counting(), floats(1, 1, 2).counting()).refuses(
                "NonMaxSuppression 'it': the input 'boxes' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [2, 4]",
                "fix: reshape it");
    }

    @Test
    void refusesScoresOfOtherBoxes() {
        check("NonMaxSuppression").in(BOXES, floats(1, 1, 2).counting()).refuses(
                "NonMaxSuppression 'it': the input 'scores' has the wrong size in dimension 2",
                "expected: 3, since the input 'boxes' is [1, 3, 4]",
                "got: 2 in [1, 1, 2]",
                "fix: make the two agree");
        check("NonMaxSuppression").in(BOXES, floats(2, 1, 3).counting()).refuses(
                "NonMaxSuppression 'it': the input 'scores' has the wrong size in dimension 0",
                "expected: 1, since the input 'boxes' is [1, 3, 4]",
                "got: 2 in [2, 1, 3]",
                "fix: make the two agree");
        check("NonMaxSuppression").in(BOXES, floats(1, 3).counting()).refuses(
                "NonMaxSuppression 'it': the input 'scores' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [1, 3]",
                "fix: reshape it");
    }

    @Test
    void refusesSeveralThresholds() {
        boxes(1, 2, 3).in(longs().of(1), floats(2).of(0, 0)).refuses(
                "NonMaxSuppression 'it': the input 'iou_threshold' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }

    @Test
    void refusesAnUnknownFormatOfBoxes() {
        boxes(1, 2, 3).with("center_point_box", 2).refuses(
                "NonMaxSuppression 'it': the attribute 'center_point_box' has "
                        + "a value that ONNX does not know",
                "expected: 0 or 1",
                "got: 2",
                "fix: export the model again");
    }

    private static OpCheck boxes(double... scores) {
        return check("NonMaxSuppression").in(BOXES, floats(1, 1, 3).of(scores));
    }
}
