package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElementwiseKernelTest {
    /** Rows of more and of less than a piece; what the first function is of is read behind it once more. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 1021, 1024, 2051})
    void functionsOneAfterTheOtherAreOneStep(int width) {
        Seeded seeded = new Seeded(width);
        Literal x = seeded.floats(-3, 3).of(2, 3, width);
        Literal each = seeded.floats(-2, 2).of(3, 1);
        Literal above = seeded.floats(0.1, 2).of(2, 3, width);
        Emitted.of("t = Tanh(a)\nm = Mul(t, b)\ns = Sigmoid(m)\ne = Erf(s)\nd = Add(e, a)\n"
                + "y = Mul(b, d)\noutput y\n").plans("Tanh").agrees("width " + width, 2, x, each);
        Emitted.of("l = Log(a)\np = Mul(l, b)\ny = Exp(p)\noutput y\n").within(2e-5).plans("Log")
                .agrees("width " + width, 2, above, x);
    }

    /** Mish is x tanh(log(1 + e^x)). */
    @Test
    void anOperatorOfSeveralFunctionsIsCut() {
        Emitted.of("y = Mish(a)\noutput y\n").plans("Mish").within(4e-6).agrees("seed 9", 1,
                new Seeded(9).floats(-9, 9).of(5, 301));
    }

    @Test
    void sigmoidIsRightWhereItsExponentialIsNot() {
        double inf = Double.POSITIVE_INFINITY;
        Emitted.of("y = Sigmoid(a)\noutput y\n").agrees("ends", 1,
                Literal.floats(12).of(-inf, inf, Double.NaN, -88, -88.5, -88.72, -89, -104, 88, 89, 0, -0.0));
    }

    /** -0 is less than 0, fed or known, whichever comes first; Relu leaves it as ONNX Runtime does. */
    @ParameterizedTest
    @ValueSource(strings = {"Max(a, b)", "Max(b, a)", "Min(a, b)", "Min(b, a)"})
    void zerosHaveAnOrder(String call) {
        double zero = call.startsWith("Max") ? 0 : -0.0;
        for (int fed = 1; fed <= 2; fed++) {
            for (boolean isZero : new boolean[] {false, true}) {
                double[] y = Emitted.of("y = " + call + "\noutput y\n").results(false, fed,
                        Literal.floats(2).of(isZero ? 0 : -0.0, isZero ? 0 : -0.0),
                        Literal.floats(1).of(isZero ? -0.0 : 0))[0].reals();
                assertEquals(List.of(zero, zero), List.of(y[0], y[1]), call + ", " + fed + " fed");
            }
        }
        double[] y = Emitted.of("y = Relu(a)\noutput y\n").results(false, 1, Literal.floats(1).of(-0.0))[0]
                .reals();
        assertEquals(-0.0, y[0]);
    }
}
