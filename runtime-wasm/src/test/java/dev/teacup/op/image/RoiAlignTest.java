package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class RoiAlignTest {
    /** The element in row i and column j is 10 i + j, so that the value at a place (y, x) is 10 y + x. */
    private static final Literal X = doubles(1, 1, 3, 4).of(0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23);

    /** The region from 1 to 3 has its only place in the middle: (2, 2), or half an element before. */
    @Test
    void takesTheValueInTheMiddleOfARegion() {
        roi(1, 1, 3, 3).with("sampling_ratio", 1).gives(doubles(1, 1, 1, 1).of(16.5));
        roi(1, 0, 3, 2).with("sampling_ratio", 1).with("coordinate_transformation_mode", "output_half_pixel")
                .gives(doubles(1, 1, 1, 1).of(12));
        roi(2, 0, 6, 4).with("sampling_ratio", 1).with("spatial_scale", 0.5f)
                .with("coordinate_transformation_mode", "output_half_pixel")
                .gives(doubles(1, 1, 1, 1).of(12));
    }

    /** Of the rows from 0 to 2 and columns from 1 to 3, parts of 1 by 1: middles at 0.5, 1.5 and 1.5, 2.5. */
    @Test
    void partsARegion() {
        roi(1, 0, 3, 2).with("output_height", 2).with("output_width", 2)
                .with("coordinate_transformation_mode", "output_half_pixel").within(1e-12, 0)
                .gives(doubles(1, 1, 2, 2).of(6.5, 7.5, 16.5, 17.5));
    }

    /** Without a ratio two places down and three across, whose mean is the value in the middle. */
    @Test
    void takesAsManyPlacesAsElements() {
        roi(0, 0, 3, 2).with("coordinate_transformation_mode", "output_half_pixel").within(1e-12, 0)
                .gives(doubles(1, 1, 1, 1).of(11.5));
    }

    /** At (0.5, 0.5) the elements 0, 1, 10 and 11 weigh a quarter each. */
    @Test
    void takesTheGreatestShareForTheMaximum() {
        roi(0, 0, 1, 1).with("mode", "max").with("coordinate_transformation_mode", "output_half_pixel")
                .gives(doubles(1, 1, 1, 1).of(2.75));
    }

    /** More than one element outside counts 0, less counts as the edge; an empty region is 1 large. */
    @Test
    void treatsWhatIsOutside() {
        roi(-9, -9, -8, -8).gives(doubles(1, 1, 1, 1).of(0));
        roi(-1, -1, 0, 0).gives(doubles(1, 1, 1, 1).of(0));
        roi(9, 0, 5, 1e30).gives(doubles(1, 1, 1, 1).of(0));
        roi(9, 9, 5, 5).gives(doubles(1, 1, 1, 1).of(0));
        roi(1.5, 0.5, 1.5, 0.5).with("coordinate_transformation_mode", "output_half_pixel")
                .gives(doubles(1, 1, 1, 1).of(12));
        roi(Double.NaN, 0, 1, 1).gives(doubles(1, 1, 1, 1).of(0));
    }

    @Test
    void picksTheImageByItsIndex() {
        check("RoiAlign").with("sampling_ratio", 1)
                .in(floats(2, 2, 1, 1).of(1, 2, 3, 4), floats(2, 4).of(0, 0, 1, 1, 0, 0, 1, 1),
                        longs(2).of(1, 0))
                .gives(floats(2, 2, 1, 1).of(3, 4, 1, 2));
        check("RoiAlign").in(floats(1, 1, 0, 2).counting(), floats(1, 4).of(0, 0, 1, 1), longs(1).of(0))
                .gives(floats(1, 1, 1, 1).of(0));
        check("RoiAlign").in(floats(1, 1, 2, 2).counting(), floats(0, 4).counting(), longs(0).counting())
                .gives(floats(0, 1, 1, 1).counting());
    }

    @Test
    void refusesAnImageThatIsNotThere() {
        for (long index : new long[] {1, -1}) {
            check("RoiAlign").in(X, doubles(1, 4).of(0, 0, 1, 1), longs(1).of(index)).refuses(
                    "RoiAlign 'it': an index in the input 'batch_indices' is out of range",
                    "expected: an index from 0 to 0, since the input 'X' is [1, 1, 3, 4]",
                    "got: " + index + " as element 0",
                    "fix: look at what computes the indices");
        }
    }

    @Test
    void refusesRegionsWithoutFourNumbers() {
        check("RoiAlign").in(X, doubles(1, 5).counting(), longs(1).of(0)).refuses(
                "RoiAlign 'it': the input 'rois' has the wrong size in dimension 1",
                "expected: 4, since a region has four numbers",
                "got: 5 in [1, 5]",
                "fix: make the two agree");
        check("RoiAlign").in(X, doubles(2, 4).counting(), longs(1).of(0)).refuses(
                "RoiAlign 'it': the input 'batch_indices' has the wrong size in dimension 0",
                "expected: 2, since the input 'rois' is [2, 4]",
                "got: 1 in [1]",
                "fix: make the two agree");
    }

    @Test
    void refusesOtherRanks() {
        check("RoiAlign").in(doubles(1, 3, 4).counting(), doubles(1, 4).counting(), longs(1).of(0)).refuses(
                "RoiAlign 'it': the input 'X' has the wrong number of dimensions",
                "expected: 4 dimensions",
                "got: 3 in [1, 3, 4]",
                "fix: reshape it");
    }

    @Test
    void refusesAttributesOutOfRange() {
        roi(0, 0, 1, 1).with("output_width", 0).refuses(
                "RoiAlign 'it': the attribute 'output_width' is out of range",
                "expected: numbers from 1 to 2147483647",
                "got: 0",
                "fix: export the model again");
        roi(0, 0, 1, 1).with("sampling_ratio", -1).refuses(
                "RoiAlign 'it': the attribute 'sampling_ratio' is out of range",
                "expected: numbers from 0 to 2147483647",
                "got: -1",
                "fix: export the model again");
        roi(0, 0, 1, 1).with("mode", "sum").refuses(
                "RoiAlign 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of avg, max",
                "got: 'sum'",
                "fix: export the model again");
    }

    @Test
    void refusesMorePlacesThanTheRunMayTake() {
        roi(0, 0, 1e9, 1e9).refuses(
                "RoiAlign 'it': the run needs more work than the limit allows",
                "expected: at most 68719476736 elements computed",
                "got: at least 1000000000000000000",
                "fix: use a smaller model or input, or raise the limit");
    }

    private static OpCheck roi(double... corners) {
        return check("RoiAlign").in(X, doubles(1, 4).of(corners), longs(1).of(0));
    }
}
