package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class UniqueTest {
    @Test
    void sortsTheElementsOfATensor() {
        check("Unique").in(floats(6).of(2, 1, 1, 3, 4, 3)).gives(floats(4).of(1, 2, 3, 4),
                longs(4).of(1, 0, 3, 4), longs(6).of(1, 0, 0, 2, 3, 2), longs(4).of(2, 1, 2, 1));
        check("Unique").in(longs(2, 2).ofLongs(1, 3, 2, 3)).gives(longs(3).of(1, 2, 3), longs(3).of(0, 2, 1),
                longs(4).of(0, 2, 1, 2), longs(3).of(1, 1, 2));
        check("Unique").in(bools(3).of(true, false, true)).gives(bools(2).of(false, true));
    }

    @Test
    void keepsTheOrderOfFirstOccurrence() {
        check("Unique").with("sorted", 0).in(floats(6).of(2, 1, 1, 3, 4, 3)).gives(floats(4).of(2, 1, 3, 4),
                longs(4).of(0, 1, 3, 4), longs(6).of(0, 1, 1, 2, 3, 2), longs(4).of(1, 2, 2, 1));
    }

    @Test
    void comparesSlicesByTheFirstElementInWhichTheyDiffer() {
        check("Unique").with("axis", 0).in(floats(4, 2).of(2, 3, 1, 9, 2, 3, 1, 0)).gives(
                floats(3, 2).of(1, 0, 1, 9, 2, 3), longs(3).of(3, 1, 0), longs(4).of(2, 1, 2, 0),
                longs(3).of(1, 1, 2));
        check("Unique").with("axis", -1).in(floats(2, 3).of(1, 0, 1, 5, 6, 5)).gives(
                floats(2, 2).of(0, 1, 6, 5), longs(2).of(1, 0), longs(3).of(1, 0, 1), longs(2).of(1, 2));
        check("Unique").with("axis", 0).with("sorted", 0).in(floats(3, 1).of(5, 2, 5)).gives(
                floats(2, 1).of(5, 2), null, null, longs(2).of(2, 1));
    }

    @Test
    void tellsWhereElementsStandWhereNobodyAsksWhichThereAre() {
        check("Unique").in(texts(3).of("b", "a", "b")).gives(null, null, longs(3).of(1, 0, 1));
    }

    /** In UTF-16 the surrogates of the last one come before U+FB01. */
    @Test
    void sortsStringsByCodePoints() {
        check("Unique").in(texts(6).of("b", "\uFB01", "", "ba", "\uD83C\uDF75", "b"))
                .gives(texts(5).of("", "b", "ba", "\uFB01", "\uD83C\uDF75"), longs(5).of(2, 0, 3, 1, 4));
    }

    @Test
    void takesNaNsForOneAndZerosToo() {
        check("Unique").in(doubles(5).of(Double.NaN, 1, -0.0, 0, Double.NaN))
                .gives(doubles(3).of(-0.0, 1, Double.NaN), longs(3).of(2, 1, 0), longs(5).of(2, 1, 0, 0, 2));
    }

    @Test
    void takesEmptyAndScalarTensors() {
        check("Unique").in(floats(0).counting()).gives(floats(0).counting(), longs(0).counting(),
                longs(0).counting(), longs(0).counting());
        check("Unique").in(floats().of(7)).gives(floats(1).of(7), longs(1).of(0), longs(1).of(0),
                longs(1).of(1));
        check("Unique").with("axis", 0).in(floats(3, 0).counting())
                .gives(floats(1, 0).counting(), longs(1).of(0), longs(3).of(0, 0, 0), longs(1).of(3));
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("Unique").with("axis", 1).in(floats(3).counting()).refuses(
                "Unique 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesToSortMoreThanThereIsRoomFor() {
        check("Unique").in(bools((1 << 24) + 1).of(new boolean[(1 << 24) + 1])).refuses(
                "Unique 'it': there are too many elements to sort",
                "expected: at most 16777216",
                "got: 16777217",
                "fix: sort smaller parts");
    }
}
