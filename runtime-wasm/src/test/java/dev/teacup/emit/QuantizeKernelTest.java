package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizeKernelTest {
    private static final String DYNAMIC = """
            y, scale, zero = DynamicQuantizeLinear(a)
            output y
            output scale
            output zero
            """;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 15, 16, 17, 37, 4096, 4101})
    void numbersBecomeTheBytesOfTheReference(int size) {
        for (double[] bounds : new double[][] {{-3, 2}, {0.5, 4}, {-7, -1}, {-1e-3, 1e30}}) {
            Emitted.of(DYNAMIC).plans("DynamicQuantizeLinear").within(0)
                    .agrees(size + " from " + bounds[0], 1,
                            new Seeded(size).floats(bounds[0], bounds[1]).of(size));
        }
    }

    @Test
    void onlyWhatIsReadIsWritten() {
        for (String read : new String[] {"y", "scale", "zero"}) {
            Emitted.of("y, scale, zero = DynamicQuantizeLinear(a)\noutput " + read + "\n").within(0)
                    .agrees(read, 1, new Seeded(1).floats(-3, 3).of(2, 5));
        }
    }

    @Test
    void theRangeHoldsZeroAndIsNoneWhereANumberIsNone() {
        for (double[] values : new double[][] {{0, 0, 0}, {1, 2, 3}, {-1, -2, -3}, {1, Double.NaN, 2}}) {
            Emitted.of(DYNAMIC).plans("DynamicQuantizeLinear").within(0).agrees(values[1] + "", 1,
                    floats(3).of(values));
        }
    }
}
