package dev.teacup.emit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes straddle the channels, rows and columns of tiles. */
class ConvKernelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpWhatAnyWindowCovers(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            int axes = 1 + random.nextInt(2);
            int group = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 1;
            int[] x = new int[2 + axes];
            int[] w = new int[2 + axes];
            x[0] = 1 + random.nextInt(2);
            w[1] = 1 + random.nextInt(5);
            x[1] = group * w[1];
            w[0] = group * (1 + random.nextInt(9));
            StringBuilder strides = new StringBuilder();
            StringBuilder dilations = new StringBuilder();
            StringBuilder pads = new StringBuilder();
            StringBuilder ends = new StringBuilder();
            for (int axis = 0; axis < axes; axis++) {
                w[2 + axis] = 1 + random.nextInt(random.nextInt(6) == 0 ? 8 : 4);
                int dilation = 1 + random.nextInt(2);
                int begin = random.nextInt(3);
                int end = random.nextInt(3);
                int least = Math.max(1, (w[2 + axis] - 1) * dilation + 1 - begin - end);
                x[2 + axis] = least + random.nextInt(20);
                strides.append(' ').append(1 + random.nextInt(3));
                dilations.append(' ').append(dilation);
                pads.append(' ').append(begin);
                ends.append(' ').append(end);
            }
            String attributes =
                    " {strides = [" + list(strides) + "], dilations = [" + list(dilations) + "], pads = ["
                            + list(pads.append(ends)) + "], group = " + group + "}";
            compare("seed " + seed + ", " + i + attributes, attributes, seed, x, w);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 9, 7, 1, 1, 1, 0", "2, 16, 16, 1, 1, 1, 0", "3, 24, 24, 3, 1, 24, 1",
        "4, 14, 13, 5, 2, 12, 2", "5, 11, 10, 3, 1, 1, 1", "6, 5, 9, 7, 2, 1, 3", "7, 1, 1, 1, 1, 1, 0"})
    void addsBiasResidualAndActivationAtTheStore(int seed, int height, int width, int kernel, int stride,
            int group, int pad) {
        Seeded.Drawn drawn = new Seeded(seed).floats(-1, 1);
        Literal x = drawn.of(2, 24, height, width);
        Literal w = drawn.of(24, 24 / group, kernel, kernel);
        int rows = (height + 2 * pad - kernel) / stride + 1;
        int columns = (width + 2 * pad - kernel) / stride + 1;
        String conv = "p = Conv(a, b, c) {group = " + group + ", strides = [" + stride + ", " + stride
                + "], pads = [" + pad + ", " + pad + ", " + pad + ", " + pad + "]}\n";
        Emitted.of(conv + "r = Add(d, p)\ns = Mul(r, e)\ny = Relu(s)\noutput y\n").sums(1200).plans("Conv")
                .agrees("seed " + seed, 1, x, w, drawn.of(24), drawn.of(2, 24, rows, columns),
                        drawn.of(2, 24, 1, 1))
                .agrees("seed " + seed, 5, x, w, drawn.of(24), drawn.of(1, rows, columns), drawn.of(1));
    }

    /** The result lies on the steps of a scale, as models write it that were quantised and are trained on. */
    @ParameterizedTest
    @ValueSource(strings = {"uint8", "int8"})
    void roundsToBytesAndBackAtTheStore(String bytes) {
        Seeded.Drawn drawn = new Seeded(9).floats(-1, 1);
        Emitted.of("constant z: " + bytes + "[] = 3\np = Conv(a, b)\nq = Relu(p)\n"
                + "r = QuantizeLinear(q, c, z)\ny = DequantizeLinear(r, c, z)\noutput y\n")
                .plans("Cast", "Cast", "Conv").agrees("seed 9", 1, drawn.of(1, 3, 7, 9), drawn.of(5, 3, 3, 3),
                        Literal.floats().of(0.01));
    }

    /** A step of its own adds what neither has one element for a plane nor one for each of its places. */
    @Test
    void leavesARowOfTheImageToAnotherStep() {
        Seeded.Drawn drawn = new Seeded(3).floats(-1, 1);
        Emitted.of("p = Conv(a, b)\ny = Add(p, c)\noutput y\n").sums(8).plans("Conv", "Add").agrees("seed 3",
                1,
                drawn.of(1, 2, 5, 6), drawn.of(3, 2, 2, 2), drawn.of(5));
    }

    @Test
    void goesAlongLongKernelsInLoops() {
        Seeded.Drawn drawn = new Seeded(5).floats(-1, 1);
        compare("along a line", " {strides = [4], pads = [38, 38]}", 5, new int[] {1, 2, 403},
                new int[] {5, 2, 81});
        compare("along rows and columns", " {strides = [2, 3], dilations = [1, 2]}", 5,
                new int[] {1, 2, 31, 90}, new int[] {6, 2, 11, 37});
        Emitted.of("y = Conv(a, b) {strides = [33], pads = [1, 0]}\noutput y\n").plans("reference Conv")
                .agrees("seed 5", 1, drawn.of(1, 1, 90), drawn.of(1, 1, 40));
    }

    /** As the Fourier transforms at the begin of models of sound do: no padding, and long steps. */
    @ParameterizedTest
    @CsvSource({"1, 400, 33, 40, 5", "2, 1299, 64, 256, 21", "3, 90, 33, 90, 1", "1, 700, 160, 160, 4"})
    void multipliesWindowsOfASignal(int batch, int length, int stride, int kernel, int outputs) {
        Seeded.Drawn drawn = new Seeded(length).floats(-1, 1);
        Emitted emitted = Emitted.of("p = Conv(a, b, c) {strides = [" + stride + "]}\nr = Mul(p, d)\n"
                + "y = Relu(r)\noutput y\n").sums(kernel).plans("Conv");
        for (int fed : new int[] {1, 4}) {
            emitted.agrees("length " + length, fed, drawn.of(batch, 1, length), drawn.of(outputs, 1, kernel),
                    drawn.of(outputs), drawn.of(batch, outputs, (length - kernel) / stride + 1));
        }
    }

    /** Of few columns the last ones have tiles of their own; rows are read two columns apart as they are. */
    @ParameterizedTest
    @CsvSource({"10, 10, 3, 3, 1, 1, 1", "13, 7, 1, 25, 1, 1, 1", "7, 9, 7, 7, 1, 1, 1",
        "9, 9, 6, 6, 1, 1, 1", "8, 8, 10, 11, 3, 1, 8", "8, 8, 19, 13, 3, 2, 8", "5, 5, 12, 12, 3, 2, 5",
        "6, 6, 9, 70, 5, 2, 6", "4, 4, 16, 16, 1, 2, 4"})
    void cutsImagesIntoTiles(int inputs, int outputs, int height, int width, int kernel, int stride,
            int group) {
        int pad = kernel / 2;
        String attributes = " {strides = [" + stride + ", " + stride + "], pads = [" + pad + ", " + pad
                + ", 0, " + (kernel - 1 - pad) + "], group = " + group + "}";
        compare("image", attributes, 11, new int[] {2, inputs, height, width},
                new int[] {outputs, inputs / group, kernel, kernel});
    }

    @Test
    void givesWhatIsNotANumberWhereAWindowCoversIt() {
        double[] x = new double[4 * 64 * 16];
        x[777] = Double.NaN;
        x[1500] = Double.POSITIVE_INFINITY;
        Emitted.of("p = Conv(a, b) {pads = [1, 1, 1, 1]}\ny = Relu(p)\noutput y\n").agrees("one NaN", 1,
                Literal.floats(1, 4, 64, 16).of(x), new Seeded(1).floats(0.5, 1).of(5, 4, 3, 3));
    }

    /** Plain sums in floats are off by 5e-7 of their length, tiles by the usual points by 1.5e-6. */
    @Test
    void tilesAreNearlyAsExactAsPlainSums() {
        Literal weights = new Seeded(11).floats(-1, 1).of(32, 128, 3, 3);
        Literal image = new Seeded(12).floats(-1, 2).of(1, 128, 20, 20);
        for (boolean isRelaxed : new boolean[] {false, true}) {
            double[] got = Emitted.of("y = Conv(a, b)\noutput y\n").results(isRelaxed, 1, image, weights)[0]
                    .reals();
            double[] sums = sums(image, weights);
            double apart = 0;
            double length = 0;
            for (int i = 0; i < sums.length; i++) {
                apart += (got[i] - sums[i]) * (got[i] - sums[i]);
                length += sums[i] * sums[i];
            }
            double error = Math.sqrt(apart / length);
            assertTrue(error < 1.1e-6, "off by " + error + " of their length");
        }
    }

    /** Those of a window of 3x3 within the image, in doubles. */
    private static double[] sums(Literal x, Literal w) {
        int channels = x.dims()[1];
        int width = x.dims()[3];
        int rows = x.dims()[2] - 2;
        int columns = width - 2;
        double[] y = new double[w.dims()[0] * rows * columns];
        for (int i = 0; i < y.length; i++) {
            int place = i / columns % rows * width + i % columns;
            for (int k = 0; k < 9 * channels; k++) {
                int at = k / 9 * (rows + 2) * width + k / 3 % 3 * width + k % 3 + place;
                y[i] += w.reals()[i / columns / rows * 9 * channels + k] * x.reals()[at];
            }
        }
        return y;
    }

    /** By tiles of 4x4 places, which the edges cut. */
    @ParameterizedTest
    @CsvSource({"16, 16, 16, 16, 1", "16, 18, 10, 11, 1", "16, 17, 28, 28, 1",
        "17, 22, 14, 35, 1", "19, 16, 21, 9, 0", "32, 24, 30, 18, 2"})
    void makesTilesOfLargeImages(int inputs, int outputs, int height, int width, int pad) {
        Seeded.Drawn drawn = new Seeded(height).floats(-1, 1);
        int rows = height + 2 * pad - 2;
        int columns = width + 2 * pad - 2;
        String conv = "p = Conv(a, b, c) {pads = [" + pad + ", " + pad + ", " + pad + ", " + pad + "]}\n";
        Emitted.of(conv + "r = Add(p, d)\ny = Relu(r)\noutput y\n").within(2e-4).plans("Conv").agrees("tiles",
                1,
                drawn.of(2, inputs, height, width), drawn.of(outputs, inputs, 3, 3), drawn.of(outputs),
                drawn.of(2, outputs, rows, columns));
    }

    /** Their transforms would be large; the last band begins in the one before it. */
    @ParameterizedTest
    @CsvSource({"1, 126, 130, 16, 16, 1, 1", "2, 87, 90, 16, 17, 0, 0", "1, 119, 90, 17, 16, 2, 1",
        "1, 93, 90, 18, 16, 4, 0", "1, 87, 90, 16, 17, 1, 2"})
    void makesTilesOfVeryLargeImagesInBands(int batch, int height, int width, int inputs, int outputs,
            int top, int bottom) {
        Seeded.Drawn drawn = new Seeded(height).floats(-1, 1);
        Emitted.of("p = Conv(a, b, c) {pads = [" + top + ", 1, " + bottom + ", 1]}\nr = Add(p, d)\n"
                + "y = Relu(r)\noutput y\n").within(2e-4).plans("Conv").agrees("bands", 1,
                        drawn.of(batch, inputs, height, width), drawn.of(outputs, inputs, 3, 3),
                        drawn.of(outputs), drawn.of(1, outputs, height + top + bottom - 2, width));
    }

    @ParameterizedTest
    @CsvSource({"16, 16, 37, 1", "20, 33, 125, 1", "32, 18, 64, 0", "17, 16, 130, 2"})
    void makesTilesOfLongLines(int inputs, int outputs, int length, int pad) {
        Seeded.Drawn drawn = new Seeded(length).floats(-1, 1);
        Emitted.of("p = Conv(a, b, c) {pads = [" + pad + ", " + pad + "]}\nr = Add(p, d)\ny = Relu(r)\n"
                + "output y\n").within(1e-4).plans("Conv").agrees("lines", 1, drawn.of(2, inputs, length),
                        drawn.of(outputs, inputs, 3), drawn.of(outputs),
                        drawn.of(2, outputs, length + 2 * pad - 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 3e38})
    void makesNoTilesOfWeightsThatWouldSpoilThem(double weight) {
        double[] weights = new double[16 * 16 * 9];
        weights[5] = weight;
        Emitted.of("y = Conv(a, b) {pads = [1, 1, 1, 1]}\noutput y\n").plans("Conv").agrees(weight + "", 1,
                new Seeded(2).floats(0.01, 0.02).of(1, 16, 12, 9), Literal.floats(16, 16, 3, 3).of(weights));
    }

    /** What a tile would spread to its neighbours stays where it belongs, by the reference kernel. */
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 3e38})
    void spoilsNoMoreThanWhatAWindowCovers(double element) {
        double[] x = new double[16 * 12 * 9];
        x[16 * 12 * 9 - 1] = element;
        Emitted.of("p = Conv(a, b) {pads = [1, 1, 1, 1]}\ny = Relu(p)\noutput y\n").plans("Conv").agrees(
                element + " in the corner", 1, Literal.floats(1, 16, 12, 9).of(x),
                new Seeded(2).floats(0.01, 0.02).of(16, 16, 3, 3));
    }

    private static String list(StringBuilder numbers) {
        return numbers.toString().trim().replace(" ", ", ");
    }

    private static void compare(String about, String attributes, int seed, int[] x, int[] w) {
        Seeded seeded = new Seeded(seed);
        Literal[] operands = {seeded.floats(-1, 1).of(x), seeded.floats(-1, 1).of(w),
            seeded.floats(-1, 1).of(w[0])};
        for (int fed : new int[] {1, 3}) {
            Emitted.of("y = Conv(a, b, c)" + attributes + "\noutput y\n").sums(200)
                    .agrees(about + " of " + Arrays.toString(x) + " and " + Arrays.toString(w), fed,
                            operands);
        }
    }
}
