package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class MeanVarianceNormalizationTest {
    @Test
    void normalizesEachChannelUnlessTold() {
        check("MeanVarianceNormalization").in(floats(2, 2, 1, 1).of(1, 0, 3, 4))
                .gives(floats(2, 2, 1, 1).of(-1, -1, 1, 1));
        check("MeanVarianceNormalization").with("axes", new long[] {-1})
                .in(halves(2, 2).of(1, 3, 40000, 40064))
                .gives(halves(2, 2).of(-1, 1, -1, 1));
    }

    /** (x - mean) / (0 + 1e-9) where all are the same. */
    @Test
    void givesZerosForWhatIsAllTheSame() {
        check("MeanVarianceNormalization").with("axes", new long[] {0}).in(floats(2).of(5, 5))
                .gives(floats(2).of(0, 0));
    }

    @Test
    void refusesAxesOutsideTheRank() {
        check("MeanVarianceNormalization").in(floats(2, 3, 4).counting()).refuses(
                "MeanVarianceNormalization 'it': 'axes' is outside the rank of the operand",
                "expected: an axis from -3 to 2",
                "got: 3",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesAnAxisGivenTwice() {
        check("MeanVarianceNormalization").with("axes", new long[] {1, -1}).in(floats(2, 3).counting())
                .refuses(
                        "MeanVarianceNormalization 'it': 'axes' names an axis twice",
                        "expected: every axis at most once",
                        "got: [1, -1]",
                        "fix: leave the second one out");
    }
}
