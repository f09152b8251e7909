package dev.teacup.emit;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvIntegerKernelTest {
    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8"})
    void convolutionsOfAnySizesHaveTheBitsOfTheReference(DType dtype) {
        for (long seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            int group = seed % 3 == 0 ? 1 + random.nextInt(4) : 1;
            int channels = 1 + random.nextInt(seed % 3 == 0 ? 2 : 9);
            int outputs = group * (1 + random.nextInt(9));
            int kernel = 1 + random.nextInt(4);
            int stride = 1 + random.nextInt(2);
            int dilation = seed > 8 ? 2 : 1;
            boolean isLine = seed % 4 == 0;
            Seeded seeded = new Seeded(seed);
            DType other = seed % 2 == 0 ? DType.UINT8 : DType.INT8;
            Seeded.Drawn image = seeded.integers(dtype, dtype.least(), dtype.most());
            Seeded.Drawn weights = seeded.integers(other, other.least(), other.most());
            int reach = (kernel - 1) * dilation + 1;
            int height = reach + random.nextInt(9);
            int width = reach + random.nextInt(19);
            Literal x = isLine ? image.of(2, group * channels, width)
                    : image.of(2, group * channels, height, width);
            Literal w = isLine ? weights.of(outputs, channels, kernel)
                    : weights.of(outputs, channels, kernel, kernel);
            int axes = isLine ? 1 : 2;
            String attributes = " {strides = [" + list(axes, () -> stride) + "], dilations = ["
                    + list(axes, () -> dilation) + "], pads = [" + list(2 * axes, () -> random.nextInt(3))
                    + "], group = " + group + "}\noutput y\n";
            Emitted.of("y = ConvInteger(a, c, b, d)" + attributes).plans("ConvInteger")
                    .agrees("seed " + seed, 2, x, image.of(), w,
                            seed % 2 == 0 ? weights.of() : weights.of(outputs));
            Emitted.of("y = ConvInteger(a, b)" + attributes).plans("ConvInteger").agrees("seed " + seed, 1, x,
                    w);
        }
    }

    private static String list(int count, IntSupplier number) {
        return IntStream.generate(number).limit(count).mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    /** As models are exported whose images are quantised while they run. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatFollowsIsDoneAtTheStore(long seed) {
        Random random = new Random(seed);
        int channels = 1 + random.nextInt(9);
        int outputs = 1 + random.nextInt(9);
        Seeded seeded = new Seeded(seed);
        Emitted.of("""
                sums = ConvInteger(a, b)
                real = Cast(sums) {to = 1}
                scaled = Mul(real, c)
                biased = Add(scaled, d)
                y = Relu(biased)
                output y
                """).plans("ConvInteger").within(0).agrees("seed " + seed, 1,
                seeded.integers(DType.UINT8, 0, 255).of(1, channels, 9, 7),
                seeded.integers(DType.INT8, -128, 127).of(outputs, channels, 3, 3),
                seeded.floats(0.1, 1).of(1), seeded.floats(-1, 1).of(1, outputs, 1, 1));
    }

    /** Products of floats by tiles would round sums of so many channels. */
    @ParameterizedTest
    @CsvSource({"1, 128, 16, 10, 1", "2, 96, 18, 9, 1", "3, 24, 24, 9, 24"})
    void quantizedConvolutionsHaveTheBytesOfTheReference(long seed, int channels, int outputs, int size,
            int group) {
        Seeded seeded = new Seeded(seed);
        Emitted.of("constant s: float32[] = 0.02\nconstant u: uint8[] = 121\nconstant t: float32[] = 0.004\n"
                + "constant v: int8[] = 1\nconstant r: float32[] = 0.05\nconstant z: uint8[] = 118\n"
                + "y = QLinearConv(a, s, u, b, t, v, r, z, c) {pads = [1, 1, 1, 1], group = " + group
                + "}\noutput y\n").agrees("seed " + seed, 1,
                        seeded.integers(DType.UINT8, 0, 255).of(1, channels, size, size),
                        seeded.integers(DType.INT8, -60, 60).of(outputs, channels / group, 3, 3),
                        seeded.integers(DType.INT32, -900, 900).of(outputs));
    }

    @Test
    void weightsThatAreFedAreLeftToTheReference() {
        Seeded.Drawn drawn = new Seeded(5).integers(DType.INT8, -128, 127);
        Emitted.of("y = ConvInteger(a, b)\noutput y\n").plans("reference ConvInteger").agrees("seed 5", 2,
                drawn.of(1, 3, 5, 6), drawn.of(3, 3, 2, 2));
    }
}
