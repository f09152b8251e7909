package dev.teacup.op.signal;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class DFTTest {
    private static final Literal SIGNAL = floats(1, 4, 1).of(1, 2, 3, 4);
    private static final Literal SPECTRUM = floats(1, 4, 2).of(10, 0, -2, 2, -2, 0, -2, -2);

    private static OpCheck dft(Literal... operands) {
        return check("DFT").in(operands);
    }

    /** y[1] = 1 - 2i - 3 + 4i. */
    @Test
    void isExactWhereAllAnglesAreQuarters() {
        dft(SIGNAL).within(0, 0).gives(SPECTRUM);
        dft(SPECTRUM).with("inverse", 1).within(0, 0).gives(floats(1, 4, 2).of(1, 0, 2, 0, 3, 0, 4, 0));
        dft(floats(1, 4, 2).of(0, 1, 0, 2, 0, 3, 0, 4)).within(0, 0)
                .gives(floats(1, 4, 2).of(0, 10, -2, -2, 0, -2, 2, -2));
    }

    @Test
    void givesHalfOfASymmetricSpectrumAndTakesIt() {
        Literal half = floats(1, 3, 2).of(10, 0, -2, 2, -2, 0);
        dft(SIGNAL).with("onesided", 1).gives(half);
        dft(half).with("onesided", 1).with("inverse", 1).gives(SIGNAL);
        dft(half, longs().of(4)).with("onesided", 1).with("inverse", 1).gives(SIGNAL);
    }

    /** With the third roots of 1, -1/2 +- i * sqrt(3) / 2; the imaginary part of y[0] counts for nothing. */
    @Test
    void transformsAnyLength() {
        double root = Math.sqrt(3) / 2;
        dft(doubles(3, 1).of(1, 2, 4)).within(1e-14, 1e-14)
                .gives(doubles(3, 2).of(7, 0, -2, 2 * root, -2, -2 * root));
        dft(doubles(2, 2).of(7, 9, -2, 2 * root), ints().of(3)).with("onesided", 1).with("inverse", 1)
                .within(1e-14, 1e-14).gives(doubles(3, 1).of(1, 2, 4));
        dft(doubles(1, 1).of(5)).gives(doubles(1, 2).of(5, 0));
    }

    @Test
    void cutsOrFillsUpTheSignal() {
        dft(SIGNAL, longs(1).of(2)).gives(floats(1, 2, 2).of(3, 0, -1, 0));
        dft(floats(1, 2, 1).of(1, 2), ints().of(4)).gives(floats(1, 4, 2).of(3, 0, 1, -2, -1, 0, 1, 2));
        dft(floats(1, 1).of(3), longs().of(3)).gives(floats(3, 2).of(3, 0, 3, 0, 3, 0));
    }

    @Test
    void transformsAlongAnyAxisButTheLast() {
        Literal x = floats(2, 2, 1).of(1, 2, 3, 5);
        Literal along0 = floats(2, 2, 2).of(4, 0, 7, 0, -2, 0, -3, 0);
        Literal along1 = floats(2, 2, 2).of(3, 0, -1, 0, 8, 0, -2, 0);
        dft(x, null, longs().of(0)).gives(along0);
        dft(x, null, longs(1).of(-3)).gives(along0);
        dft(x, null, longs().of(1)).gives(along1);
        dft(x).gives(along1);
    }

    @Test
    void sumsHalvesInDouble() {
        dft(halves(2, 1).of(2048, 1)).gives(halves(2, 2).of(2048, 0, 2047, 0));
    }

    /** y[k] = -3 + 3i / tan(pi k / 6); y[N / 2] of real numbers is real. */
    @Test
    void givesRealNumbersWhereTheSymmetrySaysSo() {
        dft(floats(6, 1).of(1, 2, 3, 4, 5, 6)).with("onesided", 1).within(1e-6, 0).gives(
                floats(4, 2).of(21, 0, -3, 3 * Math.sqrt(3), -3, Math.sqrt(3), -3, 0));
    }

    /** What roundings leave of the imaginary part of y[N / 2], which is 0. */
    @Test
    void computesFloat32InFloat32AsNumPyDoes() {
        double[] x = new double[20];
        for (int n = 0; n < 10; n++) {
            x[2 * n] = 10 * n;
        }
        double[] y = check("DFT").with("inverse", 1).in(floats(10, 2).of(x)).results(1)[0].reals();
        assertEquals(1.9073486612342094e-07, y[11], 1e-15);
    }

    @Test
    void givesNothingOfNoLines() {
        dft(floats(0, 3, 1).of(new double[0])).gives(floats(0, 3, 2).of(new double[0]));
    }

    @Test
    void keepsNamesOfOtherDimensions() {
        Type input = Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(7), Dim.of(1)));
        assertEquals("float32[batch, 4, 2]", check("DFT").with("onesided", 1).types(1, input)[0].toString());
        Type axis = Type.of(DType.INT64, Shape.SCALAR);
        assertEquals("float32[?, ?, 2]", check("DFT").types(1, input, null, axis)[0].toString());
    }

    @Test
    void refusesAnAxisThatIsNone() {
        dft(SIGNAL, null, longs().of(2)).refuses(
                "DFT 'it': the input 'axis' is outside the axes of the signal",
                "expected: an axis from -3 to -2, or from 0 to 1",
                "got: 2",
                "fix: use an axis that the signal has");
        dft(SIGNAL, null, longs().of(-1)).refuses(
                "DFT 'it': the input 'axis' is outside the axes of the signal",
                "expected: an axis from -3 to -2, or from 0 to 1",
                "got: -1",
                "fix: use an axis that the signal has");
    }

    @Test
    void refusesNumbersOfAnotherKind() {
        dft(floats(1, 3).of(1, 2, 3)).refuses(
                "DFT 'it': the input 'input' has the wrong size in the last dimension",
                "expected: 1, the real part, or 2, with the imaginary one",
                "got: [1, 3]",
                "fix: reshape it");
        dft(SPECTRUM).with("onesided", 1).refuses(
                "DFT 'it': the input 'input' has the wrong size in the last dimension",
                "expected: 1, the real part, since onesided is 1",
                "got: [1, 4, 2]",
                "fix: set onesided to 0, or pass the other numbers");
        dft(SIGNAL).with("onesided", 1).with("inverse", 1).refuses(
                "DFT 'it': the input 'input' has the wrong size in the last dimension",
                "expected: 2, the real and the imaginary part, since onesided is 1",
                "got: [1, 4, 1]",
                "fix: set onesided to 0, or pass the other numbers");
    }

    /** Of 1, 1, 1, 1, 1, 1 and of six roots of 1. */
    @Test
    void transformsLengthsOfSeveralPrimes() {
        double root = Math.sqrt(3) / 2;
        dft(doubles(6, 1).of(1, 1, 1, 1, 1, 1)).within(0, 1e-15)
                .gives(doubles(6, 2).of(6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        dft(doubles(6, 2).of(1, 0, 0.5, root, -0.5, root, -1, 0, -0.5, -root, 0.5, -root)).within(0, 1e-14)
                .gives(doubles(6, 2).of(0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void refusesALengthThatNoTableHolds() {
        dft(halves(1, 1).of(1), longs().of((1 << 22) + 1)).with("onesided", 1).refuses(
                "DFT 'it': the transform is too long",
                "expected: at most 4194304 numbers",
                "got: 4194305",
                "fix: use shorter frames");
    }

    @Test
    void refusesALengthThatIsNone() {
        dft(SIGNAL, longs().of(0)).refuses(
                "DFT 'it': the input 'dft_length' is out of range",
                "expected: from 1 to 2147483647",
                "got: 0",
                "fix: look at what computes it");
        dft(floats(1, 2).of(1, 0)).with("onesided", 1).with("inverse", 1).refuses(
                "DFT 'it': the signal is too short",
                "expected: at least 2 numbers",
                "got: 1",
                "fix: pass a longer signal, or dft_length");
        dft(floats(1).of(1)).refuses(
                "DFT 'it': the input 'input' has too few dimensions",
                "expected: at least 2",
                "got: 1 in [1]",
                "fix: reshape it");
    }
}
