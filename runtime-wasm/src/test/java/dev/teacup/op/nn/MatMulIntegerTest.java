package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.tensor.DType;
import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class MatMulIntegerTest {
    private static final Literal A = bytes(2, 3).of(1, 2, 3, 250, 5, 6);
    private static final Literal B = signed(3, 2).of(1, -1, 2, -2, 3, -128);

    @Test
    void multipliesBytesWithAndWithoutSign() {
        check("MatMulInteger").in(A, B)
                .gives(ints(2, 2).of(14, -1 - 4 - 3 * 128, 250 + 10 + 18, -250 - 10 - 6 * 128));
        check("MatMulInteger").in(B, A)
                .gives(ints(3, 3).of(-249, -3, -3, -498, -6, -6, 3 - 250 * 128, 6 - 5 * 128, 9 - 6 * 128));
    }

    @Test
    void takesOneZeroPointOffEveryElement() {
        check("MatMulInteger").in(A, B, bytes().of(2), signed(1).of(-1))
                .gives(ints(2, 2).of(-2 + 4, 0 - 127, 248 * 2 + 3 * 3 + 4 * 4, -3 - 4 * 127));
    }

    @Test
    void takesAZeroPointOffEachRowAndColumn() {
        Literal y = ints(2, 2).of(-1 * 1 + 3, -1 * 0 - 127, 245 + 0 + 3, 0 + 0 - 127);
        check("MatMulInteger").in(A, B, bytes(2).of(2, 5), signed(2).of(0, -1)).gives(y);
        check("MatMulInteger").in(A, B, bytes(2, 1).of(2, 5), signed(1, 2).of(0, -1)).gives(y);
    }

    @Test
    void takesZeroPointsOffTheRowsOfEachMatrix() {
        check("MatMulInteger")
                .in(bytes(2, 2, 1).of(1, 2, 3, 4), bytes(1, 1).of(10), bytes(2, 2, 1).of(1, 1, 2, 3))
                .gives(ints(2, 2, 1).of(0, 10, 10, 10));
        check("MatMulInteger")
                .in(bytes(1, 1).of(10), bytes(2, 1, 2).of(1, 2, 3, 4), null, bytes(2, 1, 2).of(1, 1, 2, 3))
                .gives(ints(2, 1, 2).of(0, 10, 10, 10));
        check("MatMulInteger")
                .in(bytes(2, 2, 1).of(1, 2, 3, 4), bytes(1, 1).of(10), bytes(2).of(1, 2))
                .gives(ints(2, 2, 1).of(0, 0, 20, 20));
    }

    @Test
    void takesVectors() {
        check("MatMulInteger").in(bytes(2).of(3, 4), bytes(2).of(5, 6), bytes(1).of(1), bytes().of(2))
                .gives(ints().of(2 * 3 + 3 * 4));
    }

    @Test
    void sumsNothingToZero() {
        check("MatMulInteger").in(bytes(1, 0).counting(), signed(0, 2).counting(), bytes().of(3))
                .gives(ints(1, 2).of(0, 0));
        check("MatMulInteger").in(bytes(0, 2).counting(), signed(2, 2).counting())
                .gives(ints(0, 2).counting());
    }

    @Test
    void refusesZeroPointsOfOtherLines() {
        check("MatMulInteger").in(A, B, bytes(3).counting()).refuses(
                "MatMulInteger 'it': the input 'a_zero_point' does not fit the matrix",
                "expected: one element or [2]",
                "got: [3]",
                "fix: make the two agree");
        check("MatMulInteger").in(A, B, null, signed(2, 1).counting()).refuses(
                "MatMulInteger 'it': the input 'b_zero_point' does not broadcast to the lines of the matrix",
                "expected: a shape that broadcasts to [1, 2]",
                "got: [2, 1]",
                "fix: reshape it");
        check("MatMulInteger").in(bytes(3).counting(), B, bytes(3).counting()).refuses(
                "MatMulInteger 'it': the input 'a_zero_point' does not fit the matrix",
                "expected: one element",
                "got: [3]",
                "fix: make the two agree");
    }

    @Test
    void refusesMatricesThatDoNotFit() {
        check("MatMulInteger").in(A, signed(2, 3).counting()).refuses(
                "MatMulInteger 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 3, since the input 'A' is [2, 3]",
                "got: 2 in [2, 3]",
                "fix: make the two agree");
    }

    private static Literal.Shaped bytes(int... dims) {
        return tensor(DType.UINT8, dims);
    }

    private static Literal.Shaped signed(int... dims) {
        return tensor(DType.INT8, dims);
    }
}
