package dev.teacup.emit;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes straddle the rows and columns of tiles. */
class PoolKernelTest {
    @ParameterizedTest
    @ValueSource(strings = {"kernel_shape = [2, 2], strides = [2, 2]",
        "kernel_shape = [3, 3], strides = [2, 2], pads = [1, 1, 1, 1]",
        "kernel_shape = [3, 2], strides = [1, 3], dilations = [2, 1], pads = [1, 0, 2, 1]",
        "kernel_shape = [2, 5], strides = [3, 5], ceil_mode = 1", "kernel_shape = [3, 3]",
        "kernel_shape = [9, 8], strides = [9, 8]"})
    void findsTheGreatestUnderAnyWindow(String attributes) {
        for (int size : new int[] {9, 16, 23}) {
            Literal x = new Seeded(size).floats(-1, 1).of(2, 3, size, 39 - size);
            Emitted.of("y = MaxPool(a) {" + attributes + "}\noutput y\n").agrees(attributes + " of " + size,
                    1, x);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel_shape = [2, 2], strides = [2, 2]",
        "kernel_shape = [3, 3], pads = [1, 1, 1, 1], count_include_pad = 1",
        "kernel_shape = [3, 1], strides = [2, 4]"})
    void averagesWindowsThatCountAsManyElements(String attributes) {
        Literal x = new Seeded(8).floats(-1, 1).of(1, 5, 13, 18);
        Emitted.of("p = AveragePool(a) {" + attributes + "}\ny = Relu(p)\noutput y\n").sums(9)
                .plans("AveragePool").agrees(attributes, 1, x);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel_shape = [3, 3], pads = [1, 1, 1, 1]",
        "kernel_shape = [3, 2], strides = [2, 2], pads = [2, 0, 1, 1], ceil_mode = 1",
        "kernel_shape = [2, 3], strides = [1, 2], dilations = [2, 1], pads = [1, 2, 0, 0]"})
    void dividesByWhatEachWindowCountsWhereSomeCountFewer(String attributes) {
        for (int size : new int[] {6, 13, 32}) {
            Literal x = new Seeded(size).floats(-1, 1).of(2, 3, size, 37 - size);
            Literal more = new Seeded(9).floats(-1, 1).of(3, 1, 1);
            Emitted.of("p = AveragePool(a) {" + attributes + "}\ny = Add(p, b)\noutput y\n").sums(9)
                    .plans("AveragePool").agrees(attributes + " of " + size, 1, x, more);
        }
        Literal line = new Seeded(2).floats(-1, 1).of(1, 5, 29);
        Emitted.of("y = AveragePool(a) {kernel_shape = [5], pads = [4, 2], strides = [3]}\noutput y\n")
                .sums(5).agrees("", 1, line);
    }

    @Test
    void leavesWindowsThatReachBeyondPaddingThatCountsToTheReference() {
        Literal x = new Seeded(8).floats(-1, 1).of(1, 2, 6, 6);
        Emitted.of("y = AveragePool(a) {kernel_shape = [3, 3], strides = [2, 2], ceil_mode = 1, "
                + "count_include_pad = 1}\noutput y\n").plans("reference AveragePool").agrees("", 1, x);
    }

    @Test
    void goesAlongALine() {
        Literal x = new Seeded(4).floats(-1, 1).of(2, 3, 117);
        Emitted.of("y = MaxPool(a) {kernel_shape = [4], strides = [4]}\noutput y\n").agrees("", 1, x);
        Emitted.of("y = AveragePool(a) {kernel_shape = [40]}\noutput y\n").sums(40).agrees("", 1, x);
    }

    @Test
    void keepsWhatIsNotANumber() {
        double[] x = new double[128];
        Arrays.fill(x, Double.NEGATIVE_INFINITY);
        x[5] = Double.NaN;
        x[70] = Double.POSITIVE_INFINITY;
        x[100] = -1;
        for (int stride = 1; stride < 4; stride++) {
            Emitted.of("y = MaxPool(a) {kernel_shape = [3, 3], strides = [" + stride + ", " + stride
                    + "], pads = [1, 1, 1, 1]}\noutput y\n").agrees("stride " + stride, 1,
                            Literal.floats(1, 1, 8, 16).of(x));
        }
    }
}
