package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void countsUpAndDown() {
        check("Range").in(longs().of(3), longs().of(9), longs().of(3)).gives(longs(2).of(3, 6));
        check("Range").in(ints().of(10), ints().of(4), ints().of(-2)).gives(ints(3).of(10, 8, 6));
        check("Range").in(floats().of(1), floats().of(2), floats().of(0.4)).gives(floats(3).of(1, 1.4, 1.8));
        check("Range").in(doubles().of(0), doubles().of(-1), doubles().of(-0.5))
                .gives(doubles(2).of(0, -0.5));
        check("Range").in(halves().of(2048), halves().of(2052), halves().of(1))
                .gives(halves(4).of(2048, 2048, 2050, 2052));
    }

    @Test
    void isEmptyWhereTheLimitIsBehind() {
        check("Range").in(longs().of(3), longs().of(3), longs().of(1)).gives(longs(0).counting());
        check("Range").in(floats().of(3), floats().of(9), floats().of(-1)).gives(floats(0).counting());
    }

    @Test
    void countsOverTheWholeRangeOfLongs() {
        check("Range").in(longs().ofLongs(Long.MIN_VALUE), longs().ofLongs(Long.MAX_VALUE),
                longs().ofLongs(Long.MAX_VALUE))
                .gives(longs(3).ofLongs(Long.MIN_VALUE, -1, Long.MAX_VALUE - 1));
        check("Range").in(longs().ofLongs(Long.MAX_VALUE), longs().ofLongs(Long.MIN_VALUE),
                longs().ofLongs(Long.MIN_VALUE)).gives(longs(2).ofLongs(Long.MAX_VALUE, -1));
    }

    @Test
    void hasTheNameUpToWhichItCounts() {
        assertEquals("int64[batch]", type("""
                input x: float32[batch, 3]
                constant zero: int64[] = 0
                constant one: int64[] = 1
                sizes = Shape(x)
                batch = Gather(sizes, zero)
                y = Range(zero, batch, one)
                """));
    }

    @Test
    void refusesADeltaOfZero() {
        check("Range").in(floats().of(1), floats().of(2), floats().of(-0.0)).refuses(
                "Range 'it': the input 'delta' is 0",
                "expected: a number other than 0",
                "got: 0",
                "fix: use 1 to count upwards, -1 to count downwards");
    }

    @Test
    void refusesLimitsThatAreNoNumbers() {
        check("Range").in(floats().of(Double.NaN), floats().of(2), floats().of(1)).refuses(
                "Range 'it': the inputs 'start' and 'limit' are no numbers to count between",
                "expected: finite numbers",
                "got: nan and 2.0",
                "fix: look at what computes them");
    }

    @Test
    void refusesSeveralStarts() {
        check("Range").in(longs(2).of(1, 2), longs().of(2), longs().of(1)).refuses(
                "Range 'it': the input 'start' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }

    @Test
    void refusesMoreElementsThanAnyMemoryHas() {
        check("Range").in(floats().of(0), floats().of(Double.POSITIVE_INFINITY), floats().of(1)).refuses(
                "Range 'it': dimension 0 of the result is larger than any memory",
                "expected: at most 2147483647",
                "got: float32[9223372036854775807]",
                "fix: use a smaller model or input");
    }
}
