package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void cutsIntoTheGivenSizes() {
        check("Split").in(floats(2, 3).counting(), longs(2).of(1, 2)).with("axis", 1)
                .gives(floats(2, 1).of(0, 3), floats(2, 2).of(1, 2, 4, 5));
        check("Split").in(texts(3).of("a", "b", "c"), longs(3).of(0, 3, 0))
                .gives(texts(0).of(new String[0]), texts(3).of("a", "b", "c"), texts(0).of(new String[0]));
    }

    @Test
    void cutsIntoEqualPartsOfWhichTheLastMayBeSmaller() {
        check("Split").in(floats(4).counting()).with("num_outputs", 2)
                .gives(floats(2).of(0, 1), floats(2).of(2, 3));
        check("Split").in(floats(1, 7).counting()).with("num_outputs", 3).with("axis", -1)
                .gives(floats(1, 3).of(0, 1, 2), floats(1, 3).of(3, 4, 5), floats(1, 1).of(6));
    }

    @Test
    void givesOnlyTheResultsThatAreWanted() {
        check("Split").in(floats(4).counting()).with("num_outputs", 2).gives(null, floats(2).of(2, 3));
    }

    @Test
    void keepsNamesOfTheOtherDimensions() {
        Type x = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(6)));
        Type[] parts = check("Split").with("num_outputs", 2).with("axis", 1).types(2, x);
        assertEquals("float32[batch, 3]", parts[0].toString());
        Type[] rows = check("Split").with("num_outputs", 2).types(2, x);
        assertEquals("float32[?, 6]", rows[1].toString());
        assertEquals("float32[batch, 6]", check("Split").with("num_outputs", 1).types(1, x)[0].toString());
    }

    @Test
    void boundsAPartOfUnknownSizeByTheWhole() {
        Type x = Type.of(DType.FLOAT32, 6);
        Type[] parts = check("Split").types(2, x, Type.of(DType.INT64, 2));
        assertEquals("float32[?<=6]", parts[0].toString());
    }

    @Test
    void refusesNeitherAndBothWaysToGiveTheSizes() {
        check("Split").in(floats(4).counting()).refuses(
                "Split 'it': the sizes of the parts are not given in one way",
                "expected: either the input 'split' or the attribute 'num_outputs'",
                "got: neither",
                "fix: export the model again with one of them");
        check("Split").in(floats(4).counting(), longs(1).of(4)).with("num_outputs", 1).refuses(
                "Split 'it': the sizes of the parts are not given in one way",
                "expected: either the input 'split' or the attribute 'num_outputs'",
                "got: both",
                "fix: export the model again with one of them");
    }

    @Test
    void refusesSizesThatDoNotAddUp() {
        check("Split").in(floats(4).counting(), longs(1).of(3)).refuses(
                "Split 'it': the sizes of the parts do not add up to the dimension",
                "expected: a sum of 4, since dimension 0 of the input 'input' has that size",
                "got: 3 from [3]",
                "fix: make the two agree");
    }

    @Test
    void refusesANegativeSize() {
        check("Split").in(floats(4).counting(), longs(1).of(-4)).refuses(
                "Split 'it': the input 'split' has a negative size",
                "expected: sizes of 0 or more",
                "got: [-4]",
                "fix: look at what computes it");
    }

    @Test
    void refusesMorePartsThanSizesAreFollowed() {
        check("Split").in(floats(4097).counting(), longs(4097).of(new double[4097])).outputs(4097).refuses(
                "Split 'it': there are too many outputs",
                "expected: at most 4096 with the input 'split'",
                "got: 4097",
                "fix: split in two steps");
    }

    @Test
    void refusesAnotherNumberOfOutputs() {
        check("Split").in(floats(4).counting(), longs(2).of(2, 2)).refuses(
                "Split 'it': the input 'split' has the wrong size in dimension 0",
                "expected: 1, since the node has as many outputs",
                "got: 2 in [2]",
                "fix: make the two agree");
        check("Split").in(floats(4).counting()).with("num_outputs", 2).refuses(
                "Split 'it': the attribute 'num_outputs' is not the number of outputs",
                "expected: 1",
                "got: 2",
                "fix: export the model again");
    }

    @Test
    void refusesMorePartsThanEqualOnesFit() {
        Type five = Type.of(DType.FLOAT32, 5);
        ModelException refusal = assertThrows(ModelException.class,
                () -> check("Split").with("num_outputs", 4).types(4, five));
        assertEquals("""
                Split 'it': the dimension is too small for this number of parts
                expected: equal parts, of which only the last may be smaller
                got: 5 in 4 parts
                fix: give the sizes by the input 'split'""", refusal.getMessage());
    }
}
