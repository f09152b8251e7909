package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SqueezeTest {
    @Test
    void removesTheAxesThatAreNamed() {
        check("Squeeze").in(floats(1, 3, 1).counting(), longs(1).of(0)).gives(floats(3, 1).counting());
        check("Squeeze").in(floats(1, 3, 1).counting(), longs(2).of(-1, 0)).gives(floats(3).counting());
        check("Squeeze").in(floats(1, 1).of(4), longs(2).of(0, 1)).gives(floats().of(4));
    }

    @Test
    void takesASingleAxisWithoutDimensions() {
        check("Squeeze").in(floats(3, 1).counting(), longs().of(1)).gives(floats(3).counting());
    }

    @Test
    void removesAllOnesWithoutAxes() {
        check("Squeeze").in(floats(1, 3, 1, 0).counting()).gives(floats(3, 0).counting());
        check("Squeeze").in(floats().of(4)).gives(floats().of(4));
    }

    @Test
    void removesNothingForNoAxes() {
        check("Squeeze").in(floats(1, 2).counting(), longs(0).of(new double[0]))
                .gives(floats(1, 2).counting());
    }

    @Test
    void keepsNames() {
        assertEquals("float32[batch, 3]", type("""
                input x: float32[batch, 1, 3]
                constant axes: int64[1] = 1
                y = Squeeze(x, axes)
                """));
    }

    @Test
    void doesNotKnowTheRankWhereANamedDimensionMayBeOne() {
        assertEquals("float32[...]", type("""
                input x: float32[batch, 1, 3]
                y = Squeeze(x)
                """));
    }

    @Test
    void knowsTheRankFromTheNumberOfAxes() {
        assertEquals("float32[?, ?]", type("""
                input x: float32[batch, 1, 3]
                input axes: int64[1]
                y = Squeeze(x, axes)
                """));
        assertEquals("float32[...]", type("""
                input x: float32[1]
                input axes: int64[1]
                y = Squeeze(x, axes)
                """));
    }

    @Test
    void refusesAnAxisOfAnotherSize() {
        check("Squeeze").in(floats(2, 3).counting(), longs(1).of(-1)).refuses(
                "Squeeze 'it': the input 'data' has the wrong size in dimension 1",
                "expected: 1, since 'axes' names it",
                "got: 3 in [2, 3]",
                "fix: make the two agree");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("Squeeze").in(floats(1, 3).counting(), longs(1).of(2)).refuses(
                "Squeeze 'it': 'axes' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAnAxisThatIsNamedTwice() {
        check("Squeeze").in(floats(1, 3).counting(), longs(2).of(0, -2)).refuses(
                "Squeeze 'it': 'axes' names an axis twice",
                "expected: every axis at most once",
                "got: [0, -2]",
                "fix: leave the second one out");
    }
}
