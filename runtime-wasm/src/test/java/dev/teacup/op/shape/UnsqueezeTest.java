package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnsqueezeTest {
    @Test
    void putsOnesInAtTheAxesOfTheResult() {
        check("Unsqueeze").in(floats(3, 4).counting(), longs(2).of(0, 2))
                .gives(floats(1, 3, 1, 4).counting());
        check("Unsqueeze").in(floats(3).counting(), longs(2).of(-1, 0)).gives(floats(1, 3, 1).counting());
        check("Unsqueeze").in(floats().of(5), longs(1).of(0)).gives(floats(1).of(5));
        check("Unsqueeze").in(floats(0).counting(), longs().of(1)).gives(floats(0, 1).counting());
    }

    @Test
    void keepsNames() {
        assertEquals("float32[batch, 1, 3]", type("""
                input x: float32[batch, 3]
                constant axes: int64[1] = 1
                y = Unsqueeze(x, axes)
                """));
    }

    @Test
    void knowsTheRankFromTheNumberOfAxes() {
        assertEquals("float32[?, ?, ?]", type("""
                input x: float32[batch, 3]
                input axes: int64[1]
                y = Unsqueeze(x, axes)
                """));
        assertEquals("float32[...]", type("""
                input x: float32[batch, 3]
                input axes: int64[n]
                y = Unsqueeze(x, axes)
                """));
    }

    @Test
    void refusesAnAxisOutsideTheRankOfTheResult() {
        check("Unsqueeze").in(floats(3).counting(), longs(1).of(2)).refuses(
                "Unsqueeze 'it': 'axes' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAnAxisThatIsNamedTwice() {
        check("Unsqueeze").in(floats(3).counting(), longs(2).of(0, -3)).refuses(
                "Unsqueeze 'it': 'axes' names an axis twice",
                "expected: every axis at most once",
                "got: [0, -3]",
                "fix: leave the second one out");
    }

    @Test
    void refusesMoreDimensionsThanATensorMayHave() {
        assertEquals(32, type("""
                input x: float32[2]
                input axes: int64[31]
                y = Unsqueeze(x, axes)
                """).split("\\?").length - 1);
        check("Unsqueeze").in(floats(3).counting(), longs(32).counting()).refuses(
                "Unsqueeze 'it': the result has too many dimensions",
                "expected: at most 32",
                "got: 33",
                "fix: use fewer dimensions");
    }
}
