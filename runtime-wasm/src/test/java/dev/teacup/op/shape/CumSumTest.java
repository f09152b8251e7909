package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CumSumTest {
    @ParameterizedTest
    @CsvSource({"0, 0, 136", "1, 0, 013", "0, 1, 653", "1, 1, 530"})
    void addsUpFromEitherEndWithOrWithoutTheElementItself(long exclusive, long reverse, String digits) {
        double[] sums = digits.chars().mapToDouble(digit -> digit - '0').toArray();
        check("CumSum").in(doubles(3).of(1, 2, 3), longs().of(0)).with("exclusive", exclusive)
                .with("reverse", reverse).gives(doubles(3).of(sums));
    }

    @Test
    void addsUpAlongTheAxis() {
        check("CumSum").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), ints().of(0))
                .gives(floats(2, 3).of(1, 2, 3, 5, 7, 9));
        check("CumSum").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), longs(1).of(-1))
                .gives(floats(2, 3).of(1, 3, 6, 4, 9, 15));
        check("CumSum").in(floats(2, 2, 1).of(1, 2, 3, 4), longs().of(1)).with("reverse", 1)
                .gives(floats(2, 2, 1).of(3, 2, 7, 4));
    }

    @Test
    void wrapsIntegersAroundAndRoundsHalves() {
        check("CumSum").in(longs(2).ofLongs(Long.MAX_VALUE, 1), longs().of(0))
                .gives(longs(2).ofLongs(Long.MAX_VALUE, Long.MIN_VALUE));
        check("CumSum").in(halves(3).of(2048, 1, 1), longs().of(0)).within(0, 0)
                .gives(halves(3).of(2048, 2048, 2048));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("CumSum").in(floats(0, 2).counting(), longs().of(0)).gives(floats(0, 2).counting());
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("CumSum").in(floats(2).counting(), longs().of(1)).refuses(
                "CumSum 'it': 'axis' is outside the rank of the operand",
                "expected: an axis from -1 to 0",
                "got: 1",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesSeveralAxes() {
        check("CumSum").in(floats(2).counting(), longs(2).of(0, 0)).refuses(
                "CumSum 'it': the input 'axis' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }
}
