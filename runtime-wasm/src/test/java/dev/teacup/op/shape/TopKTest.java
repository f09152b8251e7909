package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class TopKTest {
    private static final double NAN = Double.NaN;

    @Test
    void givesTheLargestInTheirOrder() {
        check("TopK").in(floats(2, 4).of(1, 4, 3, 2, 5, 8, 7, 6), longs(1).of(3))
                .gives(floats(2, 3).of(4, 3, 2, 8, 7, 6), longs(2, 3).of(1, 2, 3, 1, 2, 3));
        check("TopK").in(floats(2, 2, 2).counting(), longs(1).of(1)).with("axis", -2)
                .gives(floats(2, 1, 2).of(2, 3, 6, 7), longs(2, 1, 2).of(1, 1, 1, 1));
    }

    @Test
    void takesAKOfOneElementOfAnyRank() {
        for (int[] dims : new int[][] {{}, {1}, {1, 1}}) {
            check("TopK").in(floats(3).counting(), longs(dims).of(1)).gives(floats(1).of(2), longs(1).of(2));
        }
    }

    @Test
    void givesTheSmallest() {
        check("TopK").in(doubles(5).of(3, -1, 7, -1, 0), longs(1).of(4)).with("largest", 0).with("sorted", 0)
                .gives(doubles(4).of(-1, -1, 0, 3), longs(4).of(1, 3, 4, 0));
    }

    @Test
    void prefersTheLowerIndexOfEqualOnes() {
        check("TopK").in(floats(6).of(1, 2, 2, 1, 2, 1), longs(1).of(4)).gives(floats(4).of(2, 2, 2, 1),
                longs(4).of(1, 2, 4, 0));
        check("TopK").in(halves(3).of(-0.0, 0, -0.0), longs(1).of(3)).gives(halves(3).of(-0.0, 0, -0.0),
                longs(3).of(0, 1, 2));
    }

    @Test
    void takesNaNForTheGreatest() {
        check("TopK").in(floats(3).of(Double.POSITIVE_INFINITY, NAN, 1), longs(1).of(2))
                .gives(floats(2).of(NAN, Double.POSITIVE_INFINITY), longs(2).of(1, 0));
        check("TopK").in(floats(3).of(Double.NEGATIVE_INFINITY, NAN, 1), longs(1).of(3)).with("largest", 0)
                .gives(floats(3).of(Double.NEGATIVE_INFINITY, 1, NAN), longs(3).of(0, 2, 1));
    }

    @Test
    void ordersIntegersWithAndWithoutSign() {
        check("TopK").in(longs(3).ofLongs(-1, Long.MIN_VALUE, Long.MAX_VALUE), longs().of(3))
                .gives(longs(3).ofLongs(Long.MAX_VALUE, -1, Long.MIN_VALUE), longs(3).of(2, 0, 1));
        check("TopK").in(tensor(DType.UINT64, 3).ofLongs(-1, 5, Long.MIN_VALUE), longs().of(3))
                .gives(tensor(DType.UINT64, 3).ofLongs(-1, Long.MIN_VALUE, 5), longs(3).of(0, 2, 1));
    }

    @Test
    void givesOneOfItsResults() {
        check("TopK").in(floats(3).of(1, 3, 2), longs(1).of(1)).gives(floats(1).of(3));
        check("TopK").in(floats(3).of(1, 3, 2), longs(1).of(1)).gives(null, longs(1).of(1));
    }

    @Test
    void givesNothingOfNothing() {
        check("TopK").in(floats(2, 3).counting(), longs(1).of(0)).gives(floats(2, 0).counting(),
                longs(2, 0).counting());
        check("TopK").in(floats(0, 3).counting(), longs(1).of(2)).gives(floats(0, 2).counting(),
                longs(0, 2).counting());
    }

    @Test
    void knowsKWhereItIsAConstantOrAName() {
        assertEquals("float32[n, 2]", Inferred.type("""
                input x: float32[n, m]
                constant k: int64[1] = 2
                y, i = TopK(x, k)
                """));
        assertEquals("float32[n, ?<=7]", Inferred.type("""
                input x: float32[n, 7]
                input k: int64[1]
                y, i = TopK(x, k)
                """));
    }

    @Test
    void refusesAKOutOfRange() {
        for (long k : new long[] {4, -1}) {
            check("TopK").in(floats(2, 3).counting(), longs(1).of(k)).refuses(
                    "TopK 'it': the input 'K' asks for more elements than there are, or for fewer than none",
                    "expected: from 0 to 3, since 'X' is [2, 3]",
                    "got: " + k,
                    "fix: look at what computes 'K'");
        }
    }

    @Test
    void refusesSeveralKs() {
        check("TopK").in(floats(3).counting(), longs(2).of(1, 1)).refuses(
                "TopK 'it': the input 'K' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
        check("TopK").in(floats(3).counting(), longs(1, 2).of(1, 1)).refuses(
                "TopK 'it': the input 'K' is not a single element",
                "expected: one element",
                "got: [1, 2]",
                "fix: reshape or slice it");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("TopK").in(floats().of(1), longs(1).of(1)).refuses(
                "TopK 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: -1",
                "fix: use an axis that the operand has");
    }
}
