package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GatherTest {
    @Test
    void picksSlicesAlongTheAxis() {
        check("Gather").in(floats(3, 2).counting(), longs(2, 2).of(0, 1, 1, 2))
                .gives(floats(2, 2, 2).of(0, 1, 2, 3, 2, 3, 4, 5));
        check("Gather").in(floats(2, 3).counting(), ints(1, 2).of(0, 2)).with("axis", 1)
                .gives(floats(2, 1, 2).of(0, 2, 3, 5));
        check("Gather").in(texts(3).of("a", "b", "c"), longs(3).of(2, 2, 0))
                .gives(texts(3).of("c", "c", "a"));
        check("Gather").in(halves(2, 2).counting(), longs(1).of(1)).with("axis", -1)
                .gives(halves(2, 1).of(1, 3));
    }

    @Test
    void dropsTheAxisForASingleIndex() {
        check("Gather").in(floats(2, 3).counting(), longs().of(-1)).gives(floats(3).of(3, 4, 5));
        check("Gather").in(floats(2).counting(), longs().of(1)).gives(floats().of(1));
    }

    @Test
    void picksNothingForNoIndices() {
        check("Gather").in(floats(2, 3).counting(), longs(0).counting()).gives(floats(0, 3).counting());
        check("Gather").in(floats(2, 0).counting(), longs(2).of(1, 0)).gives(floats(2, 0).counting());
    }

    @Test
    void putsTheDimensionsOfTheIndicesInThePlaceOfTheAxis() {
        assertEquals("float32[batch, n, 2, 4]", type("""
                input x: float32[batch, 3, 4]
                input i: int64[n, 2]
                y = Gather(x, i) {axis = 1}
                """));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        check("Gather").in(floats(2, 3).counting(), longs(3).of(0, -3, 3)).with("axis", 1).refuses(
                "Gather 'it': an index in the input 'indices' is out of range",
                "expected: an index from -3 to 2, since dimension 1 of the input 'data' has the size 3",
                "got: 3 as element 2",
                "fix: look at what computes the indices, or clip them");
        check("Gather").in(floats(0, 3).counting(), longs(1).of(0)).refuses(
                "Gather 'it': an index in the input 'indices' is out of range",
                "expected: no index, since dimension 0 of the input 'data' has the size 0",
                "got: 0 as element 0",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesScalarData() {
        check("Gather").in(floats().of(1), longs().of(0)).refuses(
                "Gather 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: 0",
                "fix: use an axis that the operand has");
    }
}
