package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Num;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HalfTest {
    private static final int HALVES = 1 << 16;
    private static final int STRIDE = 86_243;

    @Test
    void everyFloat16BecomesTheFloat32ThatItIs() {
        double[] halves = IntStream.range(0, HALVES).mapToDouble(Num::halfToFloat).toArray();
        double[] y = Emitted.of("y = Cast(a) {to = 1}\noutput y\n").plans("Cast")
                .results(false, 1, Literal.tensor(DType.FLOAT16, HALVES).of(halves))[0].reals();
        for (int i = 0; i < HALVES; i++) {
            assertEquals(Double.doubleToLongBits(halves[i]), Double.doubleToLongBits(y[i]), "bits " + i);
        }
    }

    /** All that are halfway between two float16, what is next to that, and patterns from everywhere. */
    @Test
    void aFloat32BecomesTheNearestFloat16() {
        int wide = (int) ((1L << 32) / STRIDE);
        double[] x = new double[3 * HALVES + wide];
        for (int i = 0; i < HALVES; i++) {
            int between = Float.floatToRawIntBits((Num.halfToFloat(i) + Num.halfToFloat(i + 1 & 0xFFFF)) / 2);
            for (int k = 0; k < 3; k++) {
                x[3 * i + k] = Float.intBitsToFloat(between + k - 1);
            }
        }
        for (int i = 0; i < wide; i++) {
            x[3 * HALVES + i] = Float.intBitsToFloat(i * STRIDE);
        }
        double[] y = Emitted.of("y = Cast(a) {to = 10}\noutput y\n").plans("Cast")
                .results(false, 1, Literal.tensor(DType.FLOAT32, x.length).of(x))[0].reals();
        for (int i = 0; i < x.length; i++) {
            double wanted = Num.halfToFloat(Num.toHalf(x[i]));
            assertEquals(Double.doubleToLongBits(wanted), Double.doubleToLongBits(y[i]), x[i] + "");
        }
    }

    @Test
    void castsAndWhatIsBetweenThemAreOneStepOfAnyWidth() {
        for (int width : new int[] {1, 2, 3, 5, 1027}) {
            Seeded seeded = new Seeded(width);
            Literal halves = Literal.halves(2, width).of(seeded.floats(-3, 3).of(2, width).reals());
            Emitted.of("w = Cast(a) {to = 1}\nt = Tanh(w)\ns = Add(t, b)\n"
                    + "y = Cast(s) {to = 10}\noutput y\n").plans("Cast").within(2e-3)
                    .agrees("width " + width, 2, halves, seeded.floats(-1, 1).of(2, 1));
        }
    }

    @Test
    void whatIsNoCastIsLeftToTheReferenceKernel() {
        Emitted.of("y = Cast(a) {to = 6}\noutput y\n").plans("reference Cast").agrees("ints", 1,
                Literal.halves(3).of(1, -2, 3));
    }
}
