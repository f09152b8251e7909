package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** The values here and below are those of mpmath. */
    @Test
    void givesSharesAlongTheLastAxis() {
        double[] shares = {0.042010066134066051, 0.11419519938459448, 0.84379473448133947};
        check("Softmax").in(doubles(1, 3).of(1, 2, 4)).within(1e-15, 0).gives(doubles(1, 3).of(shares));
        check("Softmax").in(floats(1, 3).of(1, 2, 4)).within(3e-7, 0).gives(floats(1, 3).of(shares));
        check("Softmax").in(halves(1, 3).of(1, 2, 4)).within(5e-4, 0).gives(halves(1, 3).of(shares));
    }

    @Test
    void givesTheirLogarithms() {
        double[] logarithms = {-3.1698460195562856, -2.1698460195562856, -0.16984601955628565};
        check("LogSoftmax").in(doubles(1, 3).of(1, 2, 4)).within(1e-15, 0)
                .gives(doubles(1, 3).of(logarithms));
        check("LogSoftmax").in(floats(1, 3).of(1, 2, 4)).within(3e-7, 0).gives(floats(1, 3).of(logarithms));
        check("LogSoftmax").in(halves(1, 3).of(1, 2, 4)).within(5e-4, 0).gives(halves(1, 3).of(logarithms));
    }

    @Test
    void goesAlongTheAxisThatItIsTold() {
        double less = 0.26894142136999512;
        double more = 0.73105857863000488;
        Literal data = floats(2, 1, 2).of(0, 1, 1, 0);
        check("Softmax").with("axis", 0).in(data).within(3e-7, 0)
                .gives(floats(2, 1, 2).of(less, more, more, less));
        check("Softmax").with("axis", -3).in(data).within(3e-7, 0)
                .gives(floats(2, 1, 2).of(less, more, more, less));
        check("Softmax").with("axis", 1).in(data).gives(floats(2, 1, 2).of(1, 1, 1, 1));
    }

    @Test
    void doesNotOverflow() {
        check("Softmax").in(floats(2).of(1000, 1000)).gives(floats(2).of(0.5, 0.5));
        check("Softmax").in(floats(2).of(0, -INFINITY)).gives(floats(2).of(1, 0));
        check("LogSoftmax").in(floats(2).of(1000, 0)).gives(floats(2).of(0, -1000));
        check("LogSoftmax").in(floats(2).of(0, -INFINITY)).gives(floats(2).of(0, -INFINITY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "LogSoftmax"})
    void passesOnWhatHasNoShare(String opType) {
        check(opType).in(floats(2).of(1, Double.NaN)).gives(floats(2).of(Double.NaN, Double.NaN));
        check(opType).in(floats(2).of(-INFINITY, -INFINITY)).gives(floats(2).of(Double.NaN, Double.NaN));
        check(opType).in(floats(2, 0).of(new double[0])).gives(floats(2, 0).of(new double[0]));
        check(opType).in(floats(0, 2).of(new double[0])).gives(floats(0, 2).of(new double[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Softmax", "LogSoftmax"})
    void refusesAnAxisOutsideTheRank(String opType) {
        check(opType).with("axis", 2).in(floats(1, 3).counting()).refuses(
                opType + " 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
        check(opType).in(floats().of(1)).refuses(
                opType + " 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: no axis, since the operand has no dimensions",
                "got: -1",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesIntegers() {
        check("Softmax").in(ints(1).of(1)).refuses(
                "Softmax 'it': the input 'input' has an element type that the operator does not take",
                "expected: float32, float16 or float64",
                "got: int32",
                "fix: convert it by Cast");
    }
}
