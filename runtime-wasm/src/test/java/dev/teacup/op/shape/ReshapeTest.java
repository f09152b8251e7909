package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReshapeTest {
    @Test
    void keepsTheElementsInTheirOrder() {
        check("Reshape").in(floats(2, 3).counting(), longs(3).of(3, 1, 2)).gives(floats(3, 1, 2).counting());
        check("Reshape").in(texts(2).of("a", "b"), longs(2).of(2, 1)).gives(texts(2, 1).of("a", "b"));
        check("Reshape").in(tensor(DType.UINT8, 4).counting(), longs(2).of(2, 2))
                .gives(tensor(DType.UINT8, 2, 2).counting());
    }

    @Test
    void makesAScalarOfOneElementAndBack() {
        check("Reshape").in(floats(1, 1).of(7), longs(0).of(new double[0])).gives(floats().of(7));
        check("Reshape").in(floats().of(7), longs(1).of(-1)).gives(floats(1).of(7));
    }

    @Test
    void fillsInTheSizeForMinusOne() {
        check("Reshape").in(floats(2, 6).counting(), longs(3).of(3, -1, 2)).gives(floats(3, 2, 2).counting());
    }

    @Test
    void copiesTheSizeForZero() {
        check("Reshape").in(floats(2, 3, 2).counting(), longs(2).of(0, -1)).gives(floats(2, 6).counting());
        check("Reshape").in(floats(2, 0, 3).counting(), longs(2).of(0, -1)).gives(floats(2, 0).counting());
    }

    @Test
    void infersMinusOneBesideACopiedZero() {
        check("Reshape").in(floats(0, 3, 4).counting(), longs(2).of(0, -1)).gives(floats(0, 12).counting());
    }

    @Test
    void takesZeroAsASizeWhereItIsAllowed() {
        check("Reshape").in(floats(0, 3).counting(), longs(3).of(5, 0, 2)).with("allowzero", 1)
                .gives(floats(5, 0, 2).counting());
    }

    @Test
    void keepsTheNameOfADimension() {
        assertEquals("float32[batch, 12]", type("""
                input x: float32[batch, 3, 4]
                constant s: int64[2] = 0 -1
                y = Reshape(x, s)
                """));
        assertEquals("float32[batch, 6, 2]", type("""
                input x: float32[batch, 3, 4]
                constant s: int64[3] = -1 6 2
                y = Reshape(x, s)
                """));
    }

    @Test
    void leavesASizeOpenThatIsAProductOfANameAndANumber() {
        assertEquals("float32[?, 4]", type("""
                input x: float32[batch, 3, 4]
                constant s: int64[2] = -1 4
                y = Reshape(x, s)
                """));
    }

    @Test
    void followsANameThroughShapeGatherAndConcat() {
        assertEquals("float32[batch, 12]", type("""
                input x: float32[batch, 3, 4]
                constant zero: int64[] = 0
                constant axes: int64[1] = 0
                constant rest: int64[1] = -1
                sizes = Shape(x)
                batch = Gather(sizes, zero)
                list = Unsqueeze(batch, axes)
                s = Concat(list, rest) {axis = 0}
                y = Reshape(x, s)
                """));
    }

    @Test
    void crossesOutNamesInAnyPlace() {
        assertEquals("float32[time, 8, batch]", type("""
                input x: float32[batch, time, 2, 4]
                constant eight: int64[2] = -1 8
                sizes = Shape(x) {end = 1}
                s = Concat(eight, sizes) {axis = 0}
                y = Reshape(x, s)
                """));
    }

    @Test
    void knowsTheRankFromTheLengthOfAShapeThatIsComputed() {
        assertEquals("float32[?, ?]", type("""
                input x: float32[batch, 3]
                input s: int64[2]
                y = Reshape(x, s)
                """));
        assertEquals("float32[...]", type("""
                input x: float32[batch, 3]
                input s: int64[n]
                y = Reshape(x, s)
                """));
    }

    @Test
    void waitsForASizeThatIsComputedAndDoesNotGuessIt() {
        assertEquals("float32[?, 4]", type("""
                input x: float32[12]
                input n: int64[1]
                constant four: int64[1] = 4
                s = Concat(n, four) {axis = 0}
                y = Reshape(x, s)
                """));
    }

    @Test
    void refusesMoreThanOneMinusOne() {
        check("Reshape").in(floats(8).counting(), longs(3).of(-1, 2, -1)).refuses(
                "Reshape 'it': the input 'shape' has more than one -1",
                "expected: at most one -1",
                "got: [-1, 2, -1]",
                "fix: write all sizes but one as numbers");
    }

    @Test
    void refusesOtherNegativeSizes() {
        check("Reshape").in(floats(8).counting(), longs(2).of(-2, 4)).refuses(
                "Reshape 'it': the input 'shape' has a negative size",
                "expected: sizes of 0 or more, and perhaps one -1",
                "got: [-2, 4]",
                "fix: look at what computes it");
    }

    @Test
    void refusesAZeroWithoutADimensionToCopy() {
        check("Reshape").in(floats(4).counting(), longs(2).of(4, 0)).refuses(
                "Reshape 'it': a 0 in the input 'shape' copies a dimension that the input 'data' does not "
                        + "have",
                "expected: a 0 only in the first 1 places, since 'data' is [4]",
                "got: [4, 0]",
                "fix: write the size itself, or set allowzero for an empty result");
    }

    @Test
    void refusesAZeroAndAMinusOneTogetherWhereZeroIsASize() {
        check("Reshape").in(floats(0, 3).counting(), longs(2).of(0, -1)).with("allowzero", 1).refuses(
                "Reshape 'it': the input 'shape' has a 0 and a -1 while allowzero is set",
                "expected: either a 0 or a -1",
                "got: [0, -1]",
                "fix: write the size in the place of -1");
    }

    @Test
    void refusesAnotherNumberOfElements() {
        check("Reshape").in(floats(2, 3).counting(), longs(2).of(4, 2)).refuses(
                "Reshape 'it': the input 'data' cannot have the sizes in the input 'shape'",
                "expected: sizes whose product is that of [2, 3]",
                "got: [4, 2]",
                "fix: look at what computes 'shape'");
        check("Reshape").in(floats(2, 3).counting(), longs(2).of(-1, 4)).refuses(
                "Reshape 'it': the input 'data' cannot have the sizes in the input 'shape'",
                "expected: sizes whose product divides the elements of [2, 3]",
                "got: [-1, 4]",
                "fix: look at what computes 'shape'");
    }

    @Test
    void refusesAProductThatDoesNotFitALong() {
        check("Reshape").in(floats(2).counting(), longs(3).ofLongs(1L << 30, 1L << 30, 1L << 5)).refuses(
                "Reshape 'it': the input 'data' cannot have the sizes in the input 'shape'",
                "expected: sizes whose product is that of [2]",
                "got: [1073741824, 1073741824, 32]",
                "fix: look at what computes 'shape'");
    }

    @Test
    void refusesAShapeThatIsNoList() {
        check("Reshape").in(floats(2).counting(), longs().of(2)).refuses(
                "Reshape 'it': the input 'shape' has the wrong number of dimensions",
                "expected: 1 dimension",
                "got: 0 in []",
                "fix: reshape it");
    }

    @Test
    void refusesMoreDimensionsThanATensorMayHave() {
        double[] ones = new double[33];
        Arrays.fill(ones, 1);
        check("Reshape").in(floats().of(2), longs(33).of(ones)).refuses(
                "Reshape 'it': the result has too many dimensions",
                "expected: at most 32",
                "got: 33",
                "fix: use fewer dimensions");
    }
}
