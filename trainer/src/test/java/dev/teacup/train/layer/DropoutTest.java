package dev.teacup.train.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final int ROWS = 100;
    private static final int COLUMNS = 50;

    @Test
    void dropsTheShareThatItSaysAndScalesTheRest() {
        double[] mask = mask(0.3, 1, 1, 0);
        int dropped = 0;
        for (double factor : mask) {
            assertTrue(factor == 0 || Math.abs(factor - 1 / 0.7) < 1e-6, "factor " + factor);
            dropped += factor == 0 ? 1 : 0;
        }
        // Five standard deviations of a binomial count.
        double deviation = Math.sqrt(mask.length * 0.3 * 0.7);
        assertEquals(0.3 * mask.length, dropped, 5 * deviation);
    }

    @Test
    void drawsTheMaskThatTheFormulaGives() {
        double[] mask = mask(0.25, 12345678901L, 7, 1);
        int key = hash(7 ^ hash((int) 12345678901L ^ 0x9E3779B9));
        for (int i = 0; i < mask.length; i++) {
            long bits = hash(i * 0x9E3779B9 ^ key) & 0xFFFFFFFFL;
            assertEquals(bits < 0xC0000000L, mask[i] != 0, "element " + i);
        }
    }

    @Test
    void drawsAnotherMaskForAnotherSeedStepOrPlace() {
        double[] mask = mask(0.5, 1, 1, 0);
        assertArrayEquals(mask, mask(0.5, 1, 1, 0));
        assertFalse(Arrays.equals(mask, mask(0.5, 2, 1, 0)));
        assertFalse(Arrays.equals(mask, mask(0.5, 1, 2, 0)));
        assertFalse(Arrays.equals(mask, mask(0.5, 1, 1, 1)));
    }

    @Test
    void doesNothingInUse() {
        Map<String, HostTensor> results = Graphs.use(DType.FLOAT32,
                c -> c.out("y", c.op("Neg", Dropout.of("drop", 0.5).of(c, c.input("x", DType.FLOAT32, 2)))),
                Map.of("x", HostTensor.floats(new int[] {1, 2}, 3, 4)));
        assertEquals(-3, results.get("y").f64(0));
        assertEquals(-4, results.get("y").f64(1));
    }

    /** The factors of ones in the {@code place}th mask of a graph. */
    private static double[] mask(double rate, long seed, long step, int place) {
        float[] ones = new float[ROWS * COLUMNS];
        Arrays.fill(ones, 1);
        Network network = c -> {
            for (int i = 0; i < place; i++) {
                Dropout.of("before" + i, rate).of(c, c.input("x", DType.FLOAT32, COLUMNS));
            }
            c.out("y", Dropout.of("drop", rate).of(c, c.input("x", DType.FLOAT32, COLUMNS)));
        };
        HostTensor y = Graphs.train(DType.FLOAT32, network, Map.of(
                "x", HostTensor.floats(new int[] {ROWS, COLUMNS}, ones),
                "seed", HostTensor.longs(new int[0], seed), "step", HostTensor.longs(new int[0], step)))
                .get("y");
        double[] mask = new double[ones.length];
        Arrays.setAll(mask, y::f64);
        return mask;
    }

    private static int hash(int word) {
        int x = word;
        x = (x ^ x >>> 16) * 0x7FEB352D;
        x = (x ^ x >>> 15) * 0x846CA68B;
        return x ^ x >>> 16;
    }
}
