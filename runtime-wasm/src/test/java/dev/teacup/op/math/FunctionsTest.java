package dev.teacup.op.math;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    /** The values are those of mpmath, to 17 digits. */
    @ParameterizedTest
    @CsvSource({"Sqrt, 2, 1.4142135623730950", "Exp, -1.5, 0.22313016014842983",
        "Log, 10, 2.3025850929940457", "Erf, 0.75, 0.71115563365351513", "Sin, 2, 0.90929742682568170",
        "Cos, 2, -0.41614683654714239", "Tan, 2, -2.1850398632615190", "Asin, 0.4, 0.41151684606748802",
        "Acos, 0.4, 1.1592794807274086", "Atan, 2, 1.1071487177940905", "Sinh, 1.25, 1.6019190803008256",
        "Cosh, 1.25, 1.8884238771610157", "Asinh, 0.5, 0.48121182505960345",
        "Acosh, 2, 1.3169578969248167", "Atanh, 0.5, 0.54930614433405485"})
    void computesFunctions(String opType, double x, double y) {
        check(opType).in(doubles(1).of(x)).gives(doubles(1).of(y));
        double rounded = (float) x;
        check(opType).in(floats(1).of(rounded)).within(3e-7, 0).gives(floats(1).of(y));
        check(opType).in(halves(1).of(x)).within(2e-3, 0).gives(halves(1).of(y));
    }

    @ParameterizedTest
    @CsvSource({"Sqrt, -1, NaN", "Sqrt, Infinity, Infinity", "Exp, -Infinity, 0", "Exp, 89, Infinity",
        "Log, 0, -Infinity", "Log, -1, NaN", "Log, Infinity, Infinity", "Erf, -Infinity, -1",
        "Sin, Infinity, NaN", "Cos, Infinity, NaN", "Tan, -Infinity, NaN", "Asin, 2, NaN",
        "Acos, -2, NaN", "Acosh, 0.5, NaN", "Atanh, 1, Infinity", "Atanh, 2, NaN",
        "Sinh, -Infinity, -Infinity", "Cosh, -Infinity, Infinity", "Asinh, -Infinity, -Infinity"})
    void knowsTheEndsOfItsDomain(String opType, double x, double y) {
        check(opType).in(floats(2).of(x, Double.NaN)).gives(floats(2).of(y, Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"Floor, 2.7, 2", "Floor, -2.2, -3", "Ceil, 2.2, 3", "Ceil, -2.7, -2", "Round, 2.5, 2",
        "Round, 3.5, 4", "Round, -4.5, -4", "Round, -0.7, -1", "Floor, 5, 5", "Round, Infinity, Infinity",
        "Ceil, NaN, NaN", "Round, 8388609, 8388609"})
    void roundsToIntegers(String opType, double x, double y) {
        check(opType).in(floats().of(x)).gives(floats().of(y));
    }

    @Test
    void refusesIntegers() {
        check("Exp").in(ints(1).of(1)).refuses(
                "Exp 'it': the input 'input' has an element type that the operator does not take",
                "expected: float32, float16 or float64",
                "got: int32",
                "fix: convert it by Cast");
    }
}
