package dev.teacup.emit;

import static dev.teacup.testkit.Literal.floats;

import dev.teacup.testkit.Emitted;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReductionKernelTest {
    private static Emitted reduction(String operator, List<Integer> axes, int keepsDims) {
        StringBuilder list = new StringBuilder();
        for (int axis : axes) {
            list.append(' ').append(axis);
        }
        return Emitted.of("constant axes: int64[" + axes.size() + "] =" + list + "\ny = " + operator
                + "(a, axes) {keepdims = " + keepsDims + "}\noutput y\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ReduceSum", "ReduceMean", "ReduceSumSquare", "ReduceL1", "ReduceL2", "ReduceMax",
        "ReduceMin", "ReduceProd"})
    void axesOfAllKindsAgreeWithTheReference(String operator) {
        for (int seed = 1; seed <= 12; seed++) {
            Random random = new Random(seed);
            int[] sizes = new int[1 + random.nextInt(5)];
            List<Integer> axes = new ArrayList<>();
            int elements = 1;
            for (int axis = 0; axis < sizes.length; axis++) {
                sizes[axis] = 1 + random.nextInt(axis == sizes.length - 1 ? 41 : 6);
                elements *= sizes[axis];
                if (random.nextBoolean()) {
                    axes.add(axis);
                }
            }
            boolean isProduct = operator.equals("ReduceProd"); // which is next to 0 of others
            Literal data = new Seeded(seed).floats(isProduct ? 0.9 : -1, isProduct ? 1.1 : 1).of(sizes);
            reduction(operator, axes, seed % 2).sums(elements).agrees("seed " + seed, 1, data);
        }
    }

    @Test
    void aNanIsTheGreatestAndTheLeast() {
        Literal data = floats(1, 7).of(1, 2, Double.NaN, 4, 5, 6, 7);
        reduction("ReduceMax", List.of(1), 1).agrees("NaN", 1, data);
        reduction("ReduceMin", List.of(0), 1).agrees("NaN", 1, data);
    }
}
