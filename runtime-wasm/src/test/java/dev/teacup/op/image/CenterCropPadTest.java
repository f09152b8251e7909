package dev.teacup.op.image;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class CenterCropPadTest {
    @Test
    void takesTheMiddleAndPutsZerosAboutIt() {
        check("CenterCropPad").in(floats(5).of(1, 2, 3, 4, 5), longs(1).of(2)).gives(floats(2).of(2, 3));
        check("CenterCropPad").in(floats(5).of(1, 2, 3, 4, 5), ints(1).of(3)).gives(floats(3).of(2, 3, 4));
        check("CenterCropPad").in(floats(2).of(1, 2), longs(1).of(5)).gives(floats(5).of(0, 1, 2, 0, 0));
        check("CenterCropPad").in(texts(1).of("a"), longs(1).of(3)).gives(texts(3).of("", "a", ""));
    }

    @Test
    void takesTheAxesThatItNames() {
        check("CenterCropPad").with("axes", new long[] {-1, 0})
                .in(floats(1, 2, 3).counting(), longs(2).of(1, 2))
                .gives(floats(2, 2, 1).of(1, 4, 0, 0));
    }

    @Test
    void takesEmptyTensorsAndScalars() {
        check("CenterCropPad").in(floats(0).counting(), longs(1).of(2)).gives(floats(2).of(0, 0));
        check("CenterCropPad").in(floats(3).counting(), longs(1).of(0)).gives(floats(0).counting());
        check("CenterCropPad").in(floats().of(7), longs(0).counting()).gives(floats().of(7));
    }

    @Test
    void refusesNegativeSizes() {
        check("CenterCropPad").in(floats(3).counting(), longs(1).of(-2)).refuses(
                "CenterCropPad 'it': the input 'shape' has a negative size",
                "expected: sizes of 0 or more",
                "got: [-2]",
                "fix: look at what computes it");
    }

    @Test
    void refusesMoreOrFewerSizesThanAxes() {
        check("CenterCropPad").in(floats(3).counting(), longs(2).of(1, 1)).refuses(
                "CenterCropPad 'it': the input 'shape' has the wrong size in dimension 0",
                "expected: 1, since each of the axes has a size",
                "got: 2 in [2]",
                "fix: make the two agree");
        check("CenterCropPad").in(floats(3).counting(), longs().of(1)).refuses(
                "CenterCropPad 'it': the input 'shape' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("CenterCropPad").with("axes", new long[] {1}).in(floats(3).counting(), longs(1).of(1)).refuses(
                "CenterCropPad 'it': 'axes' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }
}
