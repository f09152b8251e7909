package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class LpNormalizationTest {
    @Test
    void dividesByTheNormAlongTheAxis() {
        check("LpNormalization").in(floats(2, 2).of(3, -4, 0, 2)).within(1e-6, 0)
                .gives(floats(2, 2).of(0.6, -0.8, 0, 1));
        check("LpNormalization").with("p", 1).with("axis", 0).in(doubles(2, 2).of(3, -4, 1, 1))
                .gives(doubles(2, 2).of(0.75, -0.8, 0.25, 0.2));
    }

    @Test
    void givesZerosForZeros() {
        check("LpNormalization").in(floats(2, 2).of(0, 0, Double.NaN, 0))
                .gives(floats(2, 2).of(0, 0, Double.NaN, Double.NaN));
    }

    @Test
    void computesHalvesInFloat() {
        check("LpNormalization").in(halves(2).of(30000, 40000)).gives(halves(2).of(0.6, 0.8));
    }

    @Test
    void refusesOtherNorms() {
        check("LpNormalization").with("p", 3).in(floats(2).counting()).refuses(
                "LpNormalization 'it': the attribute 'p' has a value that ONNX does not know",
                "expected: 1 to 2",
                "got: 3",
                "fix: export the model again");
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("LpNormalization").in(floats().of(1)).refuses(
                "LpNormalization 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: -1",
                "fix: use an axis that the operand has");
    }
}
