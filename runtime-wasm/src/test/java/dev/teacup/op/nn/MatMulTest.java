package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.Seeded;
import org.junit.jupiter.api.Test;

class MatMulTest {
    @Test
    void multipliesMatrices() {
        check("MatMul").in(floats(2, 3).of(1, 2, 3, 4, 5, 6), floats(3, 2).of(7, 8, 9, 10, 11, 12))
                .gives(floats(2, 2).of(58, 64, 139, 154));
    }

    @Test
    void takesAVectorAsARowOrAColumn() {
        check("MatMul").in(floats(2).of(1, 2), floats(2).of(3, 4)).gives(floats().of(11));
        check("MatMul").in(floats(2).of(1, 2), floats(2, 3).of(1, 2, 3, 4, 5, 6))
                .gives(floats(3).of(9, 12, 15));
        check("MatMul").in(floats(2, 2).of(1, 2, 3, 4), floats(2).of(5, 6)).gives(floats(2).of(17, 39));
    }

    @Test
    void multipliesAVectorByEachMatrixOfABatch() {
        check("MatMul").in(floats(2).of(1, 10), floats(2, 2, 1).of(1, 2, 3, 4))
                .gives(floats(2, 1).of(21, 43));
        check("MatMul").in(floats(2, 1, 2).of(1, 2, 3, 4), floats(2).of(1, 10))
                .gives(floats(2, 1).of(21, 43));
    }

    @Test
    void broadcastsTheDimensionsBeforeTheMatrices() {
        check("MatMul").in(floats(2, 1, 1, 2).of(1, 2, 3, 4), floats(3, 2, 1).of(1, 0, 0, 1, 1, 1))
                .gives(floats(2, 3, 1, 1).of(1, 2, 3, 3, 4, 7));
        check("MatMul").in(floats(1, 2).of(1, 2), floats(2, 1, 2, 1).of(1, 1, 2, 2))
                .gives(floats(2, 1, 1, 1).of(3, 6));
    }

    @Test
    void sumsNothingToZero() {
        check("MatMul").in(floats(2, 0).of(new double[0]), floats(0, 2).of(new double[0]))
                .gives(floats(2, 2).of(0, 0, 0, 0));
        check("MatMul").in(floats(0, 2).of(new double[0]), floats(2, 3).counting())
                .gives(floats(0, 3).of(new double[0]));
    }

    @Test
    void roundsASumOfFloatsOnce() {
        check("MatMul").in(floats(1, 3).of(1 << 24, 1, 1), floats(3, 1).of(1, 1, 1)).within(0, 0)
                .gives(floats(1, 1).of((1 << 24) + 2));
        check("MatMul").in(halves(1, 3).of(2048, 1, 1), halves(3, 1).of(1, 1, 1)).within(0, 0)
                .gives(halves(1, 1).of(2050));
        check("MatMul").in(doubles(1, 2).of(0.5, 0.25), doubles(2, 1).of(4, 8)).within(0, 0)
                .gives(doubles(1, 1).of(4));
    }

    @Test
    void wrapsIntegersAround() {
        check("MatMul").in(ints(1, 2).of(1 << 30, 1), ints(2, 1).of(2, 0))
                .gives(ints(1, 1).of(Integer.MIN_VALUE));
        check("MatMul").in(longs(1, 1).ofLongs(Long.MAX_VALUE), longs(1, 1).of(2)).gives(longs(1, 1).of(-2));
        check("MatMul").in(tensor(DType.UINT64, 1, 1).ofLongs(1L << 63), tensor(DType.UINT64, 1, 1).of(1))
                .gives(tensor(DType.UINT64, 1, 1).ofLongs(1L << 63));
    }

    @Test
    void multipliesEachMatrixOfABatchAsTheFormulaSays() {
        Seeded seeded = new Seeded(3);
        Literal a = seeded.floats(-1, 1).of(2, 7, 33);
        Literal b = seeded.floats(-1, 1).of(33, 9);
        double[] y = new double[2 * 7 * 9];
        for (int i = 0; i < y.length; i++) {
            for (int k = 0; k < 33; k++) {
                y[i] += a.reals()[i / 9 * 33 + k] * b.reals()[k * 9 + i % 9];
            }
            y[i] = (float) y[i];
        }
        check("MatMul").in(a, b).within(0, 0).gives(floats(2, 7, 9).of(y));
    }

    @Test
    void passesNotANumberOn() {
        check("MatMul").in(floats(1, 2).of(Double.NaN, 1), floats(2, 1).of(0, 1))
                .gives(floats(1, 1).of(Double.NaN));
        check("MatMul").in(floats(1, 1).of(Double.POSITIVE_INFINITY), floats(1, 1).of(-1))
                .gives(floats(1, 1).of(Double.NEGATIVE_INFINITY));
    }

    @Test
    void keepsTheNameOfTheBatch() {
        Type[] types = check("MatMul").types(1,
                Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(8))),
                Type.of(DType.FLOAT32, 8, 4));
        assertEquals("float32[batch, 4]", types[0].toString());
    }

    @Test
    void refusesMatricesThatDoNotFit() {
        check("MatMul").in(floats(2, 3).counting(), floats(2, 3).counting()).refuses(
                "MatMul 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 3, since the input 'A' is [2, 3]",
                "got: 2 in [2, 3]",
                "fix: make the two agree");
    }

    @Test
    void refusesBatchesThatDoNotBroadcast() {
        check("MatMul").in(floats(2, 1, 1).counting(), floats(3, 1, 1).counting()).refuses(
                "MatMul 'it': the dimensions before the matrices do not broadcast",
                "expected: sizes that are equal or 1, counted from the last one",
                "got: [3] against [2]",
                "fix: reshape one of the inputs");
    }

    @Test
    void refusesScalars() {
        check("MatMul").in(floats().of(1), floats(1).of(1)).refuses(
                "MatMul 'it': the input 'A' has too few dimensions",
                "expected: at least 1",
                "got: 0 in []",
                "fix: reshape it");
    }
}
