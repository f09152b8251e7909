package dev.teacup.emit;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes straddle tiles; strides are smaller and larger than kernels. */
class ConvTransposeKernelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void turnsAnyWindowRound(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            int group = 1 + random.nextInt(2);
            int[] kernel = {1 + random.nextInt(4), 1 + random.nextInt(4)};
            int[] stride = {1 + random.nextInt(3), 1 + random.nextInt(3)};
            int[] dilation = {1 + random.nextInt(3), 1 + random.nextInt(2)};
            int pad = random.nextInt(2);
            String attributes =
                    " {strides = [" + stride[0] + ", " + stride[1] + "], dilations = [" + dilation[0]
                            + ", " + dilation[1] + "], pads = [" + pad + ", 0, 0, " + pad + "], group = "
                            + group + "}";
            Seeded.Drawn drawn = new Seeded(seed).floats(-1, 1);
            Literal x = drawn.of(2, 3 * group, 3 + random.nextInt(7), 3 + random.nextInt(12));
            Literal w = drawn.of(3 * group, 1 + random.nextInt(6), kernel[0], kernel[1]);
            Literal b = drawn.of(w.dims()[1] * group);
            Emitted.of("p = ConvTranspose(a, b, c)" + attributes + "\ny = Relu(p)\noutput y\n").sums(48)
                    .plans("ConvTranspose").agrees("seed " + seed + ", " + i + attributes, 1, x, w, b);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 4, 1", "8, 16, 4", "5, 3, 0"})
    void makesALineLonger(int stride, int kernel, int pad) {
        Seeded.Drawn drawn = new Seeded(stride).floats(-1, 1);
        Emitted.of("y = ConvTranspose(a, b) {strides = [" + stride + "], pads = [" + pad + ", " + pad
                + "]}\noutput y\n").sums(32).agrees("stride " + stride, 1, drawn.of(1, 16, 21),
                        drawn.of(16, 9, kernel));
    }

    @Test
    void leavesWeightsThatAreFedToTheReference() {
        Seeded.Drawn drawn = new Seeded(1).floats(-1, 1);
        Emitted.of("y = ConvTranspose(a, b)\noutput y\n").plans("reference ConvTranspose").agrees("", 2,
                drawn.of(1, 2, 3, 3), drawn.of(2, 1, 2, 2));
    }
}
