package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class CompressTest {
    @Test
    void takesTheSlicesForWhichTheConditionIsTrue() {
        check("Compress").in(floats(3, 2).counting(), bools(3).of(false, true, true)).with("axis", 0)
                .gives(floats(2, 2).of(2, 3, 4, 5));
        check("Compress").in(floats(3, 2).counting(), bools(2).of(false, true)).with("axis", -1)
                .gives(floats(3, 1).of(1, 3, 5));
    }

    @Test
    void takesElementsWithoutAnAxisAndLeavesOutTheRest() {
        check("Compress").in(texts(2, 2).of("a", "b", "c", "d"), bools(3).of(true, false, true))
                .gives(texts(2).of("a", "c"));
    }

    @Test
    void givesNothingOfNothing() {
        check("Compress").in(floats(2, 3).counting(), bools(0).of(new boolean[0])).with("axis", 1)
                .gives(floats(2, 0).counting());
        check("Compress").in(floats(0, 2).counting(), bools(2).of(true, true)).with("axis", 1)
                .gives(floats(0, 2).counting());
    }

    @Test
    void refusesALongerCondition() {
        check("Compress").in(floats(2, 3).counting(), bools(3).of(false, false, false)).with("axis", 0)
                .refuses(
                        "Compress 'it': the input 'condition' is longer than what it selects from",
                        "expected: at most 2, since 'input' is [2, 3]",
                        "got: 3",
                        "fix: slice it, or choose another axis");
    }

    @Test
    void refusesAConditionThatIsNoList() {
        check("Compress").in(floats(2).counting(), bools().of(true)).refuses(
                "Compress 'it': the input 'condition' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesAScalar() {
        check("Compress").in(floats().of(1), bools(1).of(true)).refuses(
                "Compress 'it': the input 'input' has too few dimensions",
                "expected: at least 1",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("Compress").in(floats(2).counting(), bools(1).of(true)).with("axis", 1).refuses(
                "Compress 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }
}
