package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
    private static final Literal A = floats(2, 3).of(1, 2, 3, 4, 5, 6);
    private static final Literal A_TRANSPOSED = floats(3, 2).of(1, 4, 2, 5, 3, 6);
    private static final Literal B = floats(3, 2).of(7, 8, 9, 10, 11, 12);
    private static final Literal B_TRANSPOSED = floats(2, 3).of(7, 9, 11, 8, 10, 12);

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "1, 0", "1, 1"})
    void transposesWhatItIsTold(int transA, int transB) {
        check("Gemm").with("transA", transA).with("transB", transB)
                .in(transA == 1 ? A_TRANSPOSED : A, transB == 1 ? B_TRANSPOSED : B)
                .gives(floats(2, 2).of(58, 64, 139, 154));
    }

    @Test
    void broadcastsC() {
        check("Gemm").in(A, B, floats().of(1)).gives(floats(2, 2).of(59, 65, 140, 155));
        check("Gemm").in(A, B, floats(2).of(1, 2)).gives(floats(2, 2).of(59, 66, 140, 156));
        check("Gemm").in(A, B, floats(1).of(1)).gives(floats(2, 2).of(59, 65, 140, 155));
        check("Gemm").in(A, B, floats(2, 1).of(1, 2)).gives(floats(2, 2).of(59, 65, 141, 156));
        check("Gemm").in(A, B, floats(1, 2).of(1, 2)).gives(floats(2, 2).of(59, 66, 140, 156));
        check("Gemm").in(A, B, floats(2, 2).of(1, 2, 3, 4)).gives(floats(2, 2).of(59, 66, 142, 158));
    }

    @Test
    void weighsTheProductAndC() {
        check("Gemm").with("alpha", 0.5f).with("beta", 2f).in(A, B, floats(2).of(1, 2))
                .gives(floats(2, 2).of(31, 36, 71.5, 81));
    }

    @Test
    void doesNotReadCWhereBetaIsZero() {
        check("Gemm").with("beta", 0f).in(A, B, floats().of(Double.NaN))
                .gives(floats(2, 2).of(58, 64, 139, 154));
    }

    @Test
    void computesIntegersExactlyOrCutsThem() {
        check("Gemm").in(longs(1, 1).ofLongs(1L << 62), longs(1, 1).of(1), longs().of(1))
                .gives(longs(1, 1).ofLongs((1L << 62) + 1));
        check("Gemm").with("alpha", 0.5f).in(ints(1, 1).of(-3), ints(1, 1).of(1)).gives(ints(1, 1).of(-1));
    }

    @Test
    void addsCToAnEmptySum() {
        check("Gemm").in(floats(1, 0).of(new double[0]), floats(0, 2).of(new double[0]), floats(2).of(1, 2))
                .gives(floats(1, 2).of(1, 2));
    }

    @Test
    void refusesMatricesThatDoNotFit() {
        check("Gemm").with("transA", 1).in(A, B).refuses(
                "Gemm 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 2, since the input 'A' is [2, 3] and transA is 1",
                "got: 3 in [3, 2]",
                "fix: make the two agree");
        check("Gemm").with("transB", 1).in(A, B).refuses(
                "Gemm 'it': the input 'B' has the wrong size in dimension 1",
                "expected: 3, since the input 'A' is [2, 3]",
                "got: 2 in [3, 2]",
                "fix: make the two agree");
    }

    @Test
    void refusesWhatIsNoMatrix() {
        check("Gemm").in(floats(3).counting(), B).refuses(
                "Gemm 'it': the input 'A' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [3]",
                "fix: reshape it");
    }

    @Test
    void refusesACThatDoesNotBroadcast() {
        check("Gemm").in(A, B, floats(3).counting()).refuses(
                "Gemm 'it': the input 'C' does not broadcast to the product of A and B",
                "expected: a shape that broadcasts to [2, 2]",
                "got: [3]",
                "fix: reshape it");
        check("Gemm").in(A, B, floats(1, 2, 2).counting()).refuses(
                "Gemm 'it': the input 'C' does not broadcast to the product of A and B",
                "expected: a shape that broadcasts to [2, 2]",
                "got: [1, 2, 2]",
                "fix: reshape it");
    }
}
