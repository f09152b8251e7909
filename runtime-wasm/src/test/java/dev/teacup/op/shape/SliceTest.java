package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {
    private static final long MOST = Long.MAX_VALUE;
    private static final long LEAST = Long.MIN_VALUE;

    @Test
    void takesAPartAlongEachAxis() {
        check("Slice").in(floats(2, 4).counting(), longs(2).of(1, 0), longs(2).of(2, 3), longs(2).of(0, 1),
                longs(2).of(1, 2)).gives(floats(1, 2).of(4, 6));
        check("Slice").in(floats(2, 4).counting(), ints(2).of(0, 1), ints(2).of(-1, 1000))
                .gives(floats(1, 3).of(1, 2, 3));
        check("Slice").in(floats(2, 3).counting(), longs(1).of(1), longs(1).of(2), longs(1).of(-1))
                .gives(floats(2, 1).of(1, 4));
    }

    @Test
    void servesAllElementTypes() {
        check("Slice").in(texts(3).of("a", "b", "c"), longs(1).of(1), longs(1).of(3))
                .gives(texts(2).of("b", "c"));
        check("Slice").in(tensor(DType.FLOAT64, 3).counting(), longs(1).of(1), longs(1).of(3))
                .gives(tensor(DType.FLOAT64, 2).of(1, 2));
    }

    @Test
    void goesBackwardsByNegativeSteps() {
        check("Slice").in(floats(2, 3).counting(), longs(2).of(-1, -1), longs(2).ofLongs(LEAST, LEAST),
                longs(2).of(0, 1), longs(2).of(-1, -2)).gives(floats(2, 2).of(5, 3, 2, 0));
    }

    /** Of the numbers 0 to 4, what {@code range(5)[start:end:step]} is in Python, but a start is cut to 0. */
    @ParameterizedTest
    @CsvSource({"0, 9223372036854775807, 1, 01234", "1, 4, 1, 123", "-3, -1, 1, 23", "-9, 2, 1, 01",
        "3, 2, 1, ''",
        "5, 9, 1, ''", "9, 12, 1, ''", "0, -9, 1, ''", "0, 5, 2, 024", "1, 5, 9223372036854775807, 1",
        "4, -9223372036854775808, -1, 43210", "9223372036854775807, -9223372036854775808, -1, 43210",
        "-1, -6, -2, 420", "3, 0, -1, 321", "3, -1, -1, ''", "1, 3, -1, ''",
        "4, -9223372036854775808, -9223372036854775808, 4", "-9, -9223372036854775808, -1, 0",
        "-9223372036854775808, 9223372036854775807, 1, 01234"})
    void cutsStartAndEndToTheDimension(long start, long end, long step, String digits) {
        double[] picked = digits.chars().mapToDouble(digit -> digit - '0').toArray();
        Literal list = floats(5).counting();
        check("Slice").in(list, longs(1).ofLongs(start), longs(1).ofLongs(end), longs(1).of(0),
                longs(1).ofLongs(step)).gives(floats(picked.length).of(picked));
    }

    @Test
    void takesNothingOfAnEmptyDimension() {
        check("Slice").in(floats(0, 2).counting(), longs(1).of(0), longs(1).ofLongs(MOST))
                .gives(floats(0, 2).counting());
        check("Slice").in(floats(0).counting(), longs(1).of(-1), longs(1).ofLongs(LEAST), longs(1).of(0),
                longs(1).of(-1)).gives(floats(0).counting());
    }

    @Test
    void takesAllWithoutStarts() {
        check("Slice").in(floats().of(5), longs(0).counting(), longs(0).counting()).gives(floats().of(5));
    }

    @ParameterizedTest
    @CsvSource({"0, 9223372036854775807, 1, batch", "-1, -9223372036854775808, -1, batch", "0, 5, 1, ?<=5",
        "-3, 9223372036854775807, 1, ?<=3", "-5, -2, 1, ?<=3", "1, 9223372036854775807, 1, ?", "0, -1, 1, ?",
        "-3, 5, 1, ?", "9223372036854775807, -4, -1, ?<=3", "3, 2, 1, ?<=0", "0, 5, 2, ?<=3",
        "0, 9223372036854775807, 2, ?",
        "5, -9223372036854775808, -1, ?<=6", "-1, -4, -1, ?<=3"})
    void knowsAsMuchAsStartAndEndTellOfANamedDimension(String start, String end, String step, String dim) {
        assertEquals("float32[" + dim + ", 3]", type("""
                input x: float32[batch, 3]
                constant start: int64[1] = %s
                constant end: int64[1] = %s
                constant axis: int64[1] = 0
                constant step: int64[1] = %s
                y = Slice(x, start, end, axis, step)
                """.formatted(start, end, step)));
    }

    @Test
    void keepsANameThatIsItsOwnEnd() {
        assertEquals("float32[batch, 3]", type("""
                input x: float32[batch, 3]
                constant start: int64[1] = 0
                end = Shape(x) {end = 1}
                y = Slice(x, start, end)
                """));
    }

    @Test
    void boundsWhatIsCutByNumbersThatAreComputed() {
        assertEquals("float32[batch, ?<=3]", type("""
                input x: float32[batch, 3]
                input start: int64[1]
                constant end: int64[1] = 2
                constant axis: int64[1] = 1
                y = Slice(x, start, end, axis)
                """));
        assertEquals("float32[?, ?<=3]", type("""
                input x: float32[batch, 3]
                input axis: int64[1]
                constant start: int64[1] = 0
                constant end: int64[1] = 2
                y = Slice(x, start, end, axis)
                """));
    }

    @Test
    void followsSizes() {
        assertEquals("float32[4, batch]", type("""
                input x: float32[batch, 3, 4]
                constant zero: int64[1] = 0
                constant end: int64[1] = -9223372036854775808
                constant last: int64[1] = -1
                constant step: int64[1] = -2
                sizes = Shape(x)
                s = Slice(sizes, last, end, zero, step)
                constant one: float32[1, 1] = 1
                y = Expand(one, s)
                """));
    }

    @Test
    void refusesAStepOfZero() {
        check("Slice")
                .in(floats(3).counting(), longs(1).of(0), longs(1).of(1), longs(1).of(0), longs(1).of(0))
                .refuses("Slice 'it': a step is 0",
                        "expected: steps of 1 or more, or of -1 or less",
                        "got: [0] in the input 'steps'",
                        "fix: use 1 to take every element");
    }

    @Test
    void refusesListsOfDifferentLengths() {
        check("Slice").in(floats(3).counting(), longs(1).of(0), longs(2).of(1, 2)).refuses(
                "Slice 'it': the input 'ends' has the wrong size in dimension 0",
                "expected: 1, since 'starts' has as many elements",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesMoreStartsThanDimensions() {
        check("Slice").in(floats(3).counting(), longs(2).of(0, 0), longs(2).of(1, 2)).refuses(
                "Slice 'it': the input 'starts' has more elements than the input 'data' has dimensions",
                "expected: at most 1",
                "got: 2",
                "fix: leave the last ones out, or give axes");
    }

    @Test
    void refusesAnAxisThatIsNamedTwice() {
        check("Slice").in(floats(3, 3).counting(), longs(2).of(0, 0), longs(2).of(1, 2), longs(2).of(1, -1))
                .refuses("Slice 'it': 'axes' names an axis twice",
                        "expected: every axis at most once",
                        "got: [1, -1]",
                        "fix: leave the second one out");
    }
}
