package dev.teacup.op.quant;

import static dev.teacup.op.quant.QuantizeLinearTest.bytes;
import static dev.teacup.op.quant.QuantizeLinearTest.unsigned;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

class QLinearMatMulTest {
    private static final Literal A = unsigned(2, 2).of(1, 2, 3, 4);
    private static final Literal B = bytes(2, 2).of(1, 0, -1, 2);
    private static final Literal ONE = floats().of(1);
    private static final Literal NONE = bytes().of(0);
    private static final Literal NAUGHT = unsigned().of(0);

    private static OpCheck multiply(Literal... operands) {
        return check("QLinearMatMul").in(operands);
    }

    /** [[1, 2], [3, 4]] less 1 is [[0, 1], [2, 3]]; times [[1, 0], [-1, 2]] it is [[-1, 2], [-1, 6]]. */
    @Test
    void multipliesWhatTheBytesStandFor() {
        multiply(A, floats().of(0.5), unsigned().of(1), B, floats(1).of(6), bytes(1).of(0), floats().of(2),
                bytes().of(10)).gives(bytes(2, 2).of(8, 13, 8, 19));
    }

    @Test
    void roundsToTheEvenOneAndSaturates() {
        multiply(A, ONE, NAUGHT, B, ONE, NONE, floats().of(2), unsigned(1).of(1))
                .gives(unsigned(2, 2).of(1, 3, 1, 5));
        multiply(unsigned(1, 1).of(255), ONE, NAUGHT, bytes(1, 1).of(-128), ONE, NONE, ONE, bytes().of(127))
                .gives(bytes(1, 1).of(-128));
    }

    /** The products are [[-1, 4], [-1, 8]]. */
    @Test
    void hasAScaleForEachRowAndColumn() {
        Literal rows = floats(2).of(1, 2);
        Literal columns = floats(1, 2).of(1, 3);
        Literal twoColumns = bytes(1, 2).of(0, 0);
        multiply(A, rows, unsigned(2).of(0, 0), B, columns, twoColumns, ONE, NONE)
                .gives(bytes(2, 2).of(-1, 12, -2, 48));
        multiply(A, floats(2, 1).of(1, 2), unsigned(2, 1).of(0, 0), B, floats(2).of(1, 3),
                bytes(2).of(0, 0), ONE, NONE).gives(bytes(2, 2).of(-1, 12, -2, 48));
    }

    /** A less its zero points is [[0, 1], [0, 1]], and B [[1, -1], [-1, 1]]. */
    @Test
    void hasAZeroPointForEachRowAndColumn() {
        multiply(A, floats(2).of(1, 1), unsigned(2).of(1, 3), B, floats(2).of(1, 1), bytes(2).of(0, 1), ONE,
                NONE).gives(bytes(2, 2).of(-1, 1, -1, 1));
    }

    @Test
    void multipliesStacksOfMatrices() {
        multiply(unsigned(2, 1, 1).of(3, 5), floats(2, 1, 1).of(1, 2), unsigned(2, 1, 1).of(0, 1),
                unsigned(1, 2).of(1, 2), ONE, NAUGHT, ONE, NAUGHT)
                .gives(unsigned(2, 1, 2).of(3, 6, 8, 16));
    }

    @Test
    void multipliesARowAndAColumn() {
        Literal row = unsigned(2).of(1, 2);
        multiply(row, ONE, NAUGHT, B, floats(1, 2).of(1, 2), bytes(1, 2).of(0, 0), ONE, NONE)
                .gives(bytes(2).of(-1, 8));
        multiply(A, floats(2).of(1, 2), unsigned(2).of(0, 0), row, ONE, NAUGHT, ONE, NONE)
                .gives(bytes(2).of(5, 22));
        multiply(row, ONE, NAUGHT, row, ONE, NAUGHT, ONE, NONE).gives(bytes().of(5));
    }

    @Test
    void scalesInFloatWhatHalvesDoNotHold() {
        multiply(unsigned(1, 1).of(200), halves().of(0.0001220703125), NAUGHT, unsigned(1, 1).of(100),
                halves().of(0.0001220703125), NAUGHT, halves().of(0.0001220703125), NAUGHT)
                .gives(unsigned(1, 1).of(2));
    }

    @Test
    void givesNothingOfNothing() {
        Literal none = unsigned(0, 2).of(new double[0]);
        multiply(none, ONE, NAUGHT, B, ONE, NONE, ONE, NAUGHT).gives(none);
        multiply(unsigned(2).of(1, 2), ONE, NAUGHT, bytes(2, 0).of(new double[0]), ONE, NONE, ONE, NAUGHT)
                .gives(unsigned(0).of(new double[0]));
    }

    @Test
    void refusesMatricesThatDoNotFit() {
        multiply(A, ONE, NAUGHT, bytes(1, 2).of(1, 2), ONE, NONE, ONE, NONE).refuses(
                "QLinearMatMul 'it': the input 'b' has the wrong size in dimension 0",
                "expected: 2, since the input 'a' is [2, 2]",
                "got: 1 in [1, 2]",
                "fix: make the two agree");
    }

    @Test
    void refusesScalesAlongTheSum() {
        multiply(A, floats(1, 2).of(1, 2), unsigned(1, 2).of(0, 0), B, ONE, NONE, ONE, NONE).refuses(
                "QLinearMatMul 'it': the input 'a_scale' does not broadcast to the lines of the matrix",
                "expected: a shape that broadcasts to [2, 1]",
                "got: [1, 2]",
                "fix: reshape it");
        multiply(A, ONE, NAUGHT, B, floats(2, 1).of(1, 2), bytes(2, 1).of(0, 0), ONE, NONE).refuses(
                "QLinearMatMul 'it': the input 'b_scale' does not broadcast to the lines of the matrix",
                "expected: a shape that broadcasts to [1, 2]",
                "got: [2, 1]",
                "fix: reshape it");
        multiply(A, floats(3).of(1, 2, 3), unsigned(3).of(0, 0, 0), B, ONE, NONE, ONE, NONE).refuses(
                "QLinearMatMul 'it': the input 'a_scale' does not fit the matrix",
                "expected: one element or [2]",
                "got: [3]",
                "fix: make the two agree");
    }

    @Test
    void refusesAZeroPointUnlikeItsScaleAndSeveralScalesOfTheResult() {
        multiply(A, floats(2).of(1, 2), NAUGHT, B, ONE, NONE, ONE, NONE).refuses(
                "QLinearMatMul 'it': the input 'a_zero_point' has another shape than the input 'a_scale'",
                "expected: [2]",
                "got: []",
                "fix: make the two agree");
        multiply(A, ONE, NAUGHT, B, ONE, NONE, floats(2).of(1, 2), bytes(2).of(0, 0)).refuses(
                "QLinearMatMul 'it': the input 'y_scale' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }
}
