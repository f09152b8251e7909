package dev.teacup.emit;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatMulKernelTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void productsOfAnySizesAgreeWithTheReference(long seed) {
        Random random = new Random(seed);
        int rows = 1 + random.nextInt(19);
        int inner = 1 + random.nextInt(40);
        int columns = 1 + random.nextInt(21);
        Seeded.Drawn drawn = new Seeded(seed).floats(-1, 1);
        Literal a = drawn.of(2, rows, inner);
        Literal b = drawn.of(inner, columns);
        Literal c = drawn.of(columns);
        Emitted product = Emitted.of("p = MatMul(a, b)\ns = Add(p, c)\ny = Relu(s)\noutput y\n").sums(inner);
        product.plans("MatMul").agrees("seed " + seed, 3, a, b, c).agrees("seed " + seed, 1, a, b, c);
    }
}
