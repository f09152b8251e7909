package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatMulIntegerKernelTest {
    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8"})
    void productsOfAnySizesHaveTheBitsOfTheReference(DType dtype) {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(11);
            int inner = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(21);
            DType other = seed % 2 == 0 ? DType.UINT8 : DType.INT8;
            Seeded seeded = new Seeded(seed);
            Literal a = seeded.integers(dtype, dtype.least(), dtype.most()).of(2, rows, inner);
            Literal zero = seeded.integers(dtype, dtype.least(), dtype.most()).of();
            Seeded.Drawn drawn = seeded.integers(other, other.least(), other.most());
            Literal b = drawn.of(inner, columns);
            Literal zeros = seed < 3 ? drawn.of() : drawn.of(columns);
            Emitted.of("y = MatMulInteger(a, c, b, d)\noutput y\n").plans("MatMulInteger")
                    .agrees("seed " + seed, 2, a, zero, b, zeros);
            Emitted.of("y = MatMulInteger(a, b)\noutput y\n").plans("MatMulInteger")
                    .agrees("seed " + seed, 1, a, b);
        }
    }

    /** As attention of quantised models multiplies queries by keys. */
    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8"})
    void productsOfTwoMatricesThatAreFedHaveTheBitsOfTheReference(DType dtype) {
        for (long seed = 1; seed <= 8; seed++) {
            Random random = new Random(seed);
            int rows = 1 + random.nextInt(11);
            int inner = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(21);
            Seeded seeded = new Seeded(seed);
            Seeded.Drawn drawn = seeded.integers(DType.UINT8, 0, 255);
            Seeded.Drawn other = seeded.integers(dtype, dtype.least(), dtype.most());
            Literal a = drawn.of(2, 3, rows, inner);
            Literal b = seed % 3 == 0 ? other.of(inner, columns)
                    : other.of(seed % 3 == 1 ? 2 : 1, 3, inner, columns);
            Emitted.of("y = MatMulInteger(a, c, b, d)\noutput y\n").plans("MatMulInteger")
                    .agrees("seed " + seed, 4, a, drawn.of(), b, other.of());
            Emitted.of("y = MatMulInteger(a, b)\noutput y\n").plans("MatMulInteger")
                    .agrees("seed " + seed, seed % 2 == 0 ? 2 : 1, a, b);
        }
    }

    /** As quantised models are exported: the sums become floats, by a scale for each column, at the store. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatFollowsIsDoneAtTheStore(long seed) {
        Random random = new Random(seed);
        int inner = 1 + random.nextInt(40);
        int columns = 1 + random.nextInt(21);
        Seeded seeded = new Seeded(seed);
        Literal a = seeded.integers(DType.UINT8, 0, 255).of(2, 1 + random.nextInt(11), inner);
        Literal b = seeded.integers(DType.INT8, -128, 127).of(inner, columns);
        Literal scale = seeded.floats(0.1, 1).of(columns);
        Literal bias = seeded.floats(-1, 1).of(columns);
        Emitted.of("""
                sums = MatMulInteger(a, b)
                real = Cast(sums) {to = 1}
                scaled = Mul(real, c)
                y = Add(scaled, d)
                output y
                """).plans("MatMulInteger").within(0).agrees("seed " + seed, 1, a, b, scale, bias);
    }

    /** Ties go to the even number, and all that is too large saturates, infinities too. */
    @ParameterizedTest
    @EnumSource(names = {"INT8", "UINT8"})
    void numbersAreRoundedToBytesAndBackInOneLoop(DType dtype) {
        Literal x = floats(11).of(-1e30, -200, -130.5, -1.5, -0.5, 0.5, 1.5, 127.5, 250, 3e9,
                Double.POSITIVE_INFINITY);
        Literal scale = floats().of(1);
        Literal zero = Literal.tensor(dtype).ofLongs(3);
        Emitted.of("q = QuantizeLinear(a, b, c)\ny = DequantizeLinear(q, b, c)\noutput y\n").within(0)
                .agrees(dtype.toString(), 1, x, scale, zero);
    }

    @Test
    void aFloatIsCutToAByteAndWrapsAround() {
        Literal x = floats(9).of(-1, 1.9, -1.9, 255, 256, 257, -129, 3e9, -5e9);
        Emitted.of("y = Cast(a) {to = 2}\nz = Cast(a) {to = 3}\noutput y\noutput z\n").agrees("", 1, x);
    }
}
