package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.op.Primitive;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionsTest {
    private static final double MOST_ULPS = 4;
    private static final int STRIDE = 86_243;

    private static DoubleUnaryOperator reference(Primitive primitive) {
        return switch (primitive) {
            case EXP -> Num::exp;
            case LOG -> Num::log;
            case TANH -> Num::tanh;
            case ERF -> Num::erf;
            case SIN -> Num::sin;
            case COS -> Num::cos;
            case SIGN -> Num::sign;
            default -> throw new AssertionError(primitive);
        };
    }

    /** Of all 32-bit patterns each so many'th, NaN and infinities among them, and what is dense around 1. */
    private static double[] sweep() {
        int wide = (int) ((1L << 32) / STRIDE);
        double[] values = new double[wide + 6000];
        for (int i = 0; i < wide; i++) {
            values[i] = Float.intBitsToFloat(i * STRIDE);
        }
        for (int i = 0; i < 6000; i++) {
            values[wide + i] = (float) ((i - 3000) / 300.0);
        }
        values[0] = Double.POSITIVE_INFINITY;
        values[1] = Double.NEGATIVE_INFINITY;
        values[2] = Double.NaN;
        values[3] = -0.0;
        values[4] = 0;
        return values;
    }

    @ParameterizedTest
    @EnumSource(names = {"EXP", "LOG", "TANH", "ERF", "SIN", "COS", "SIGN"})
    void functionsAreFourUnitsOffAtMost(Primitive primitive) {
        double[] x = sweep();
        DoubleUnaryOperator reference = reference(primitive);
        Emitted emitted = Emitted.of("y = " + primitive.operator() + "(a)\noutput y\n");
        for (boolean isRelaxed : new boolean[] {false, true}) {
            double[] y = emitted.results(isRelaxed, 1, Literal.tensor(DType.FLOAT32, x.length).of(x))[0]
                    .reals();
            for (int i = 0; i < x.length; i++) {
                double wanted = reference.applyAsDouble(x[i]);
                float rounded = (float) wanted;
                if (Float.compare(rounded, (float) y[i]) == 0 || rounded == y[i]) {
                    continue;
                }
                assertTrue(Float.isFinite(rounded) || rounded == y[i], x[i] + " gives " + y[i]);
                double ulps = Math.abs(y[i] - wanted) / Math.ulp(rounded);
                assertTrue(ulps <= MOST_ULPS, x[i] + " gives " + y[i] + ", not " + wanted + ": " + ulps);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ERF", "SIN", "SIGN"})
    void negativeZeroStays(Primitive primitive) {
        // Large angles are computed in another way, with others beside them.
        double[] y = Emitted.of("y = " + primitive.operator() + "(a)\noutput y\n")
                .results(false, 1, Literal.floats(4).of(-0.0, 1e10, -0.0, 0))[0].reals();
        assertEquals("-0.0 -0.0 0.0", y[0] + " " + y[2] + " " + y[3]);
    }

    @Test
    void sinesOfFewNumbersAreLeftToTheReferenceKernel() {
        Literal few = Literal.floats(3).of(-1, 0.5, 3);
        Emitted.of("y = Sin(a)\nz = Cos(a)\noutput y\noutput z\n").plans("reference Sin", "reference Cos")
                .agrees("three", 1, few);
        Emitted.of("y = Sin(a)\noutput y\n").plans("Sin").agrees("four", 1,
                Literal.floats(4).of(-1, 0.5, 3, 7));
    }
}
