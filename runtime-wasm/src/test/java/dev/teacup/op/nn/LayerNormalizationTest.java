package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class LayerNormalizationTest {
    private static final Literal X = floats(2, 3).of(1, 2, 4, 3, 5, -2);
    private static final Literal ONES = floats(3).of(1, 1, 1);

    /** The values here are those of mpmath. */
    @Test
    void normalizesTheLastAxisAndGivesItsStatistics() {
        check("LayerNormalization").in(X, ONES).within(1e-6, 0).gives(
                floats(2, 3).of(-1.0690415314503843, -0.26726038286259607, 1.3363019143129803,
                        0.33968291427252813, 1.0190487428175844, -1.3587316570901125),
                floats(2, 1).of(7.0 / 3, 2),
                floats(2, 1).of(0.80178114858778821, 0.33968291427252813));
    }

    @Test
    void normalizesAllAxesFromOneOn() {
        Literal x = floats(1, 2, 2).of(1, 3, 3, 1);
        double unit = 1 / Math.sqrt(1 + 1e-5f);
        Literal y = floats(1, 2, 2).of(-unit, unit, unit, -unit);
        check("LayerNormalization").with("axis", 1).in(x, floats(2, 2).of(1, 1, 1, 1)).within(1e-6, 0)
                .gives(y, floats(1, 1, 1).of(2), floats(1, 1, 1).of(unit));
        check("LayerNormalization").with("axis", -2).in(x, floats().of(1)).within(1e-6, 0).gives(y);
        check("LayerNormalization").with("axis", 0).in(x, floats().of(1)).within(1e-6, 0).gives(y);
    }

    @Test
    void scalesAndShifts() {
        check("LayerNormalization").with("epsilon", 0f)
                .in(floats(1, 2).of(1, 3), floats(2).of(10, 20), floats(1).of(0.5)).within(1e-6, 0)
                .gives(floats(1, 2).of(-9.5, 20.5));
    }

    @Test
    void givesStatisticsWithoutTheOnesBefore() {
        check("LayerNormalization").with("epsilon", 0f).in(floats(1, 2).of(1, 3), floats().of(1))
                .gives(floats(1, 2).of(-1, 1), null, floats(1, 1).of(1));
    }

    @Test
    void computesHalvesInFloatAndRoundsOnce() {
        check("LayerNormalization").with("epsilon", 0f)
                .in(halves(1, 2).of(60000, 60064), halves(2).of(3, 3), halves(2).of(0.5, 0.5)).within(5e-4, 0)
                .gives(halves(1, 2).of(-2.5, 3.5), floats(1, 1).of(60032), floats(1, 1).of(1.0 / 32));
    }

    @Test
    void computesStatisticsOfDoublesInFloatAsStashTypeSays() {
        check("LayerNormalization").with("epsilon", 0f)
                .in(doubles(1, 2).of(1, 1 + 1e-9), doubles(2).of(1, 1), doubles(2).of(1e-9, 1))
                .gives(doubles(1, 2).of(Double.NaN, Double.NaN), floats(1, 1).of(1));
        check("LayerNormalization").with("epsilon", 0f)
                .in(doubles(1, 2).of(1, 3), doubles(2).of(1 + 1e-9, 1), doubles(2).of(1e-9, 1))
                .gives(doubles(1, 2).of(-1, 2));
    }

    @Test
    void givesZerosWhereNothingDiffers() {
        check("LayerNormalization").in(floats(1, 2).of(7, 7), floats(2).of(1, 1))
                .gives(floats(1, 2).of(0, 0));
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("LayerNormalization").with("axis", 2).in(X, ONES).refuses(
                "LayerNormalization 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAScaleOrBiasThatDoesNotBroadcast() {
        check("LayerNormalization").in(X, floats(2).counting()).refuses(
                "LayerNormalization 'it': the input 'Scale' does not broadcast to the input 'X'",
                "expected: a shape that broadcasts to [2, 3]",
                "got: [2]",
                "fix: reshape it");
        check("LayerNormalization").in(X, ONES, floats(1, 1, 3).counting()).refuses(
                "LayerNormalization 'it': the input 'B' does not broadcast to the input 'X'",
                "expected: a shape that broadcasts to [2, 3]",
                "got: [1, 1, 3]",
                "fix: reshape it");
    }

    @Test
    void refusesStatisticsInBfloat16() {
        check("LayerNormalization").with("stash_type", 16).in(X, ONES).refuses(
                "LayerNormalization 'it': the attribute 'stash_type' names a type without support",
                "expected: float32",
                "got: 16 (BFLOAT16)",
                "fix: export the model with 1, which is float32");
    }
}
