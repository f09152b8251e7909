package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** The values are those of mpmath at -1.5, 0 and 0.75, with the attributes' defaults as float32. */
    @ParameterizedTest
    @CsvSource({"Relu, 0.0, 0.0, 0.75",
        "LeakyRelu, -0.014999999664723873, 0.0, 0.75",
        "Elu, -0.77686983985157017, 0.0, 0.75",
        "Selu, -1.3658143576366602, 0.0, 0.78802576661109924",
        "Celu, -0.77686983985157017, 0.0, 0.75",
        "Sigmoid, 0.18242552380635634, 0.5, 0.67917869917539297",
        "Swish, -0.27363828570953451, 0.0, 0.50938402438154473",
        "Softplus, 0.20141327798275241, 0.69314718055994531, 1.1368710061148999",
        "Mish, -0.29809974216680676, 0.0, 0.61001833521829339",
        "Tanh, -0.90514825364486644, 0.0, 0.63514895238728732",
        "Softsign, -0.6, 0.0, 0.42857142857142857",
        "HardSigmoid, 0.19999999552965164, 0.5, 0.65000000223517418",
        "HardSwish, -0.375, 0.0, 0.46875",
        "ThresholdedRelu, 0.0, 0.0, 0.0",
        "Gelu, -0.1002108019032871, 0.0, 0.58002948571734885",
        "Shrink, -1.5, 0.0, 0.75"})
    void computesItsFormula(String opType, double below, double zero, double above) {
        check(opType).in(doubles(3).of(-1.5, 0, 0.75)).within(1e-14, 1e-15)
                .gives(doubles(3).of(below, zero, above));
        check(opType).in(floats(3).of(-1.5, 0, 0.75)).within(1e-6, 1e-7)
                .gives(floats(3).of(below, zero, above));
        check(opType).in(halves(3).of(-1.5, 0, 0.75)).within(1e-3, 0)
                .gives(halves(3).of(below, zero, above));
    }

    @ParameterizedTest
    @CsvSource({"Relu, 0, Infinity", "LeakyRelu, -Infinity, Infinity", "Elu, -1, Infinity",
        "Selu, -1.7580993463430303, Infinity", "Celu, -1, Infinity", "Sigmoid, 0, 1",
        "Softplus, 0, Infinity", "Tanh, -1, 1", "HardSigmoid, 0, 1", "ThresholdedRelu, 0, Infinity",
        "Shrink, -Infinity, Infinity"})
    void knowsItsLimits(String opType, double atMinusInfinity, double atInfinity) {
        check(opType).in(floats(3).of(-INFINITY, INFINITY, Double.NaN))
                .gives(floats(3).of(atMinusInfinity, atInfinity,
                        opType.equals("ThresholdedRelu") || opType.equals("Shrink") ? 0 : Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Relu", "LeakyRelu", "Elu", "Selu", "Celu", "Softplus", "Swish", "Mish", "Gelu",
        "HardSwish"})
    void neitherOverflowsNorLosesLargeNumbers(String opType) {
        double scale = opType.equals("Selu") ? 1.05070102214813232421875 : 1;
        check(opType).in(floats(1).of(1000)).gives(floats(1).of(1000 * scale));
    }

    @Test
    void takesItsAttributes() {
        Literal x = floats(2).of(-2, 3);
        check("LeakyRelu").with("alpha", 0.5f).in(x).gives(floats(2).of(-1, 3));
        check("Elu").with("alpha", 2f).in(x).gives(floats(2).of(2 * Math.expm1(-2), 3));
        check("Selu").with("alpha", 2f).with("gamma", 3f).in(x).gives(floats(2).of(6 * Math.expm1(-2), 9));
        check("Celu").with("alpha", 2f).in(x).gives(floats(2).of(2 * Math.expm1(-1), 3));
        check("HardSigmoid").with("alpha", 0.25f).with("beta", 0.75f).in(x).gives(floats(2).of(0.25, 1));
        check("ThresholdedRelu").with("alpha", 3f).in(x).gives(floats(2).of(0, 0));
        check("ThresholdedRelu").with("alpha", -3f).in(x).gives(floats(2).of(-2, 3));
        check("Swish").with("alpha", 2f).in(x)
                .gives(floats(2).of(-2 / (1 + Math.exp(4)), 3 / (1 + Math.exp(-6))));
        check("Shrink").with("lambd", 2.5f).with("bias", 1f).in(x).gives(floats(2).of(0, 2));
        check("Gelu").with("approximate", "tanh").in(floats(2).of(-1.5, 0.75)).within(1e-6, 0)
                .gives(floats(2).of(-0.10042842301976708, 0.5799605551656203));
    }

    @Test
    void takesIntegersWhereTheSpecificationDoes() {
        check("Relu").in(tensor(DType.INT8, 3).of(-128, 0, 127)).gives(tensor(DType.INT8, 3).of(0, 0, 127));
        check("Shrink").with("lambd", 1.5f).with("bias", 1f).in(ints(4).of(-5, -1, 1, 5))
                .gives(ints(4).of(-4, 0, 0, 4));
        check("PRelu").in(ints(2).of(-3, 3), ints().of(2)).gives(ints(2).of(-6, 3));
    }

    @Test
    void broadcastsTheSlope() {
        check("PRelu").in(floats(2, 2).of(-1, -2, 3, -4), floats(2).of(10, 0.5))
                .gives(floats(2, 2).of(-10, -1, 3, -2));
        check("PRelu").in(floats(2, 2).of(-1, -2, 3, -4), floats(2, 1).of(10, 0.5))
                .gives(floats(2, 2).of(-10, -20, 3, -2));
        check("PRelu").in(floats(0).of(new double[0]), floats().of(1)).gives(floats(0).of(new double[0]));
    }

    @Test
    void refusesASlopeThatIsLargerThanTheData() {
        check("PRelu").in(floats(2).counting(), floats(2, 2).counting()).refuses(
                "PRelu 'it': the input 'slope' does not broadcast to the input 'X'",
                "expected: a shape that broadcasts to [2]",
                "got: [2, 2]",
                "fix: reshape it");
        check("PRelu").in(floats(1).counting(), floats(2).counting()).refuses(
                "PRelu 'it': the input 'slope' does not broadcast to the input 'X'",
                "expected: a shape that broadcasts to [1]",
                "got: [2]",
                "fix: reshape it");
    }

    @Test
    void refusesAnApproximationThatIsNone() {
        check("Gelu").with("approximate", "sigmoid").in(floats(1).of(1)).refuses(
                "Gelu 'it': the attribute 'approximate' has a value that ONNX does not know",
                "expected: one of none, tanh",
                "got: 'sigmoid'",
                "fix: export the model again");
    }

    @Test
    void refusesAnAttributeThatIsNotThere() {
        check("Relu").with("alpha", 1f).in(floats(1).of(1)).refuses(
                "Relu 'it': there is no attribute 'alpha'",
                "expected: none",
                "got: 'alpha'",
                "fix: export the model again without it");
    }
}
