package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import org.junit.jupiter.api.Test;

class ExpandTest {
    @Test
    void repeatsSizesOfOne() {
        check("Expand").in(floats(2, 1).of(1, 2), longs(2).of(2, 3)).gives(floats(2, 3).of(1, 1, 1, 2, 2, 2));
        check("Expand").in(bools().of(true), longs(2).of(1, 2)).gives(bools(1, 2).of(true, true));
    }

    @Test
    void keepsItsOwnSizesWhereTheShapeHasOne() {
        check("Expand").in(floats(2, 1).of(1, 2), longs(1).of(1)).gives(floats(2, 1).of(1, 2));
        check("Expand").in(floats(3).counting(), longs(0).counting()).gives(floats(3).counting());
        check("Expand").in(floats(3).counting(), longs(2).of(2, 1)).gives(floats(2, 3).of(0, 1, 2, 0, 1, 2));
    }

    @Test
    void expandsToNothing() {
        check("Expand").in(floats(1).of(4), longs(1).of(0)).gives(floats(0).counting());
        check("Expand").in(floats(0, 1).counting(), longs(2).of(1, 4)).gives(floats(0, 4).counting());
    }

    @Test
    void takesTheNameFromAShapeThatIsFollowed() {
        assertEquals("float32[batch, 1, 3]", type("""
                input x: float32[batch, 4]
                input w: float32[1, 3]
                constant one: int64[2] = 1 1
                batch = Shape(x) {end = 1}
                s = Concat(batch, one) {axis = 0}
                y = Expand(w, s)
                """));
    }

    @Test
    void waitsForASizeThatIsComputedAndDoesNotGuessIt() {
        assertEquals("float32[?<=4, ?]", type("""
                input x: float32[4, 1]
                input s: int64[2]
                y = Expand(x, s)
                """));
    }

    @Test
    void refusesSizesThatDoNotBroadcast() {
        check("Expand").in(floats(2, 3).counting(), longs(2).of(2, 4)).refuses(
                "Expand 'it': the input 'input' does not broadcast with the sizes in the input 'shape'",
                "expected: sizes that are equal to those of [2, 3], or 1, counted from the last dimension",
                "got: [2, 4]",
                "fix: look at what computes 'shape'");
    }

    @Test
    void refusesANegativeSize() {
        check("Expand").in(floats(1).of(1), longs(1).of(-1)).refuses(
                "Expand 'it': the input 'shape' has a negative size",
                "expected: sizes of 0 or more",
                "got: [-1]",
                "fix: look at what computes it");
    }

    @Test
    void tellsTerabytesWithoutOverflow() {
        assertEquals("float32[2000000000, 2000000000, 2000000000]", type("""
                input x: float32[1]
                constant s: int64[3] = 2000000000 2000000000 2000000000
                y = Expand(x, s)
                """));
        ModelException refusal = assertThrows(ModelException.class, () -> type("""
                input x: float32[1]
                constant s: int64[1] = 3000000000
                y = Expand "wide" (x, s)
                """));
        assertEquals("""
                Expand 'wide': dimension 0 of the result is larger than any memory
                expected: at most 2147483647
                got: float32[3000000000]
                fix: use a smaller model or input""", refusal.getMessage());
    }
}
