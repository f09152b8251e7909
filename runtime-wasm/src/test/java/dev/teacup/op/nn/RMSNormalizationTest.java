package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class RMSNormalizationTest {
    /** The mean square of 1 and 7 is 25, that of 0 and 0 is 0. */
    @Test
    void dividesByTheRootOfTheMeanSquare() {
        check("RMSNormalization").with("epsilon", 0f).in(floats(1, 2).of(1, 7), floats(2).of(5, 10))
                .within(1e-6, 0).gives(floats(1, 2).of(1, 14));
        check("RMSNormalization").with("epsilon", 0.25f).in(floats(1, 2).of(0, 0), floats().of(5))
                .gives(floats(1, 2).of(0, 0));
    }

    @Test
    void takesAllDimensionsFromTheAxisOn() {
        check("RMSNormalization").with("epsilon", 0f).with("axis", -2)
                .in(floats(1, 2, 2).of(1, 7, 7, 1), floats(2, 1).of(5, 10)).within(1e-6, 0)
                .gives(floats(1, 2, 2).of(1, 7, 14, 2));
    }

    /** In float32 the mean square overflows, and the quotient is 0. */
    @Test
    void computesInTheStashTypeAndScalesInThatOfTheScale() {
        check("RMSNormalization").in(doubles(1).of(1e30), floats(1).of(2)).gives(floats(1).of(0));
        check("RMSNormalization").with("stash_type", 11).in(doubles(1).of(1e30), floats(1).of(2))
                .gives(floats(1).of(2));
        check("RMSNormalization").with("epsilon", 0f).in(halves(2).of(60000, 60000), halves(1).of(0.5))
                .gives(halves(2).of(0.5, 0.5));
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("RMSNormalization").with("axis", 1).in(floats(2).counting(), floats(2).counting()).refuses(
                "RMSNormalization 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAScaleThatDoesNotBroadcast() {
        check("RMSNormalization").in(floats(2).counting(), floats(3).counting()).refuses(
                "RMSNormalization 'it': the input 'scale' does not broadcast to the input 'X'",
                "expected: a shape that broadcasts to [2]",
                "got: [3]",
                "fix: reshape it");
    }

    @Test
    void refusesAStashTypeThatIsNoFloat() {
        check("RMSNormalization").with("stash_type", 9).in(floats(2).counting(), floats(2).counting())
                .refuses(
                        "RMSNormalization 'it': the attribute 'stash_type' names a type without support",
                        "expected: float32, float16 or float64",
                        "got: 9 (bool)",
                        "fix: export the model with 1, which is float32");
    }
}
