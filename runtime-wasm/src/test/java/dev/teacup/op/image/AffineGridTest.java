package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import org.junit.jupiter.api.Test;

class AffineGridTest {
    /** x' = x + 10 y + 100 and y' = 2 x; two elements are at -0.5 and 0.5, or at -1 and 1. */
    @Test
    void movesThePlacesOfAnImage() {
        check("AffineGrid").in(floats(1, 2, 3).of(1, 10, 100, 2, 0, 0), longs(4).of(1, 5, 2, 2))
                .gives(floats(1, 2, 2, 2).of(94.5, -1, 95.5, 1, 104.5, -1, 105.5, 1));
        check("AffineGrid").with("align_corners", 1)
                .in(floats(1, 2, 3).of(1, 10, 100, 2, 0, 0), longs(4).of(1, 5, 2, 2))
                .gives(floats(1, 2, 2, 2).of(89, -2, 91, 2, 109, -2, 111, 2));
    }

    /** The identity gives the places themselves, x first; a single element is at 0, or at -1. */
    @Test
    void movesThePlacesOfAVolume() {
        double[] identity = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0};
        check("AffineGrid").in(doubles(1, 3, 4).of(identity), longs(5).of(1, 1, 2, 1, 1))
                .gives(doubles(1, 2, 1, 1, 3).of(0, 0, -0.5, 0, 0, 0.5));
        check("AffineGrid").with("align_corners", 1)
                .in(doubles(1, 3, 4).of(identity), longs(5).of(1, 1, 3, 1, 1))
                .gives(doubles(1, 3, 1, 1, 3).of(-1, -1, -1, -1, -1, 0, -1, -1, 1));
    }

    @Test
    void takesEachImageByItself() {
        check("AffineGrid")
                .in(floats(2, 2, 3).of(0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 4), longs(4).of(2, 1, 1, 1))
                .gives(floats(2, 1, 1, 2).of(1, 2, 3, 4));
        check("AffineGrid").in(floats(1, 2, 3).counting(), longs(4).of(1, 1, 0, 3))
                .gives(floats(1, 0, 3, 2).counting());
    }

    @Test
    void knowsTheRankByTheMatrices() {
        Type theta = Type.of(DType.FLOAT32, Shape.of(Dim.named("n"), Dim.of(2), Dim.of(3)));
        Type size = Type.of(DType.INT64, Shape.ofRank(1));
        assertEquals("float32[n, ?, ?, 2]", check("AffineGrid").types(1, theta, size)[0].toString());
    }

    @Test
    void refusesAnotherNumberOfDimensions() {
        check("AffineGrid").in(floats(1, 1, 2).counting(), longs(3).of(1, 1, 1)).refuses(
                "AffineGrid 'it': the grid has not two or three dimensions",
                "expected: a size of 4 or 5 elements, and matrices of 2 and 3, or 3 and 4, rows and columns",
                "got: [3] and [1, 1, 2]",
                "fix: pass a matrix for each image");
        check("AffineGrid").in(floats(1, 2, 3).counting(), longs(5).of(1, 1, 1, 1, 1)).refuses(
                "AffineGrid 'it': the input 'theta' has the wrong size in dimension 1",
                "expected: 3, since the grid has as many dimensions",
                "got: 2 in [1, 2, 3]",
                "fix: make the two agree");
        check("AffineGrid").in(floats(1, 2, 4).counting(), longs(4).of(1, 1, 1, 1)).refuses(
                "AffineGrid 'it': the input 'theta' has the wrong size in dimension 2",
                "expected: 3, since the grid has one dimension less",
                "got: 4 in [1, 2, 4]",
                "fix: make the two agree");
    }

    @Test
    void refusesANegativeSizeAndAnotherBatch() {
        check("AffineGrid").in(floats(1, 2, 3).counting(), longs(4).of(1, 1, -1, 1)).refuses(
                "AffineGrid 'it': the input 'size' has a negative size",
                "expected: sizes of 0 or more",
                "got: [1, 1, -1, 1]",
                "fix: look at what computes it");
        check("AffineGrid").in(floats(1, 2, 3).counting(), longs(4).of(2, 1, 1, 1)).refuses(
                "AffineGrid 'it': the input 'theta' has the wrong size in dimension 0",
                "expected: 2, since the input 'size' is [2, 1, 1, 1]",
                "got: 1 in [1, 2, 3]",
                "fix: make the two agree");
    }
}
