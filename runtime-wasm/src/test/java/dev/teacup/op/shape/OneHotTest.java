package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.tensor;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import org.junit.jupiter.api.Test;

class OneHotTest {
    @Test
    void setsWhatIsOnAtTheIndex() {
        check("OneHot").in(longs(2).of(1, -1), longs().of(3), floats(2).of(0, 1))
                .gives(floats(2, 3).of(0, 1, 0, 0, 0, 1));
        check("OneHot").in(longs().of(0), longs(1).of(2), texts(2).of("no", "yes"))
                .gives(texts(2).of("yes", "no"));
    }

    @Test
    void putsTheDepthInThePlaceOfTheAxis() {
        check("OneHot").in(longs(1, 2).of(1, 0), longs().of(3), floats(2).of(5, 7)).with("axis", 1)
                .gives(floats(1, 3, 2).of(5, 7, 7, 5, 5, 5));
        check("OneHot").in(longs(2).of(1, 0), longs().of(2), floats(2).of(0, 1)).with("axis", -2)
                .gives(floats(2, 2).of(0, 1, 1, 0));
    }

    @Test
    void setsNothingForIndicesOutOfRange() {
        check("OneHot").in(longs(3).ofLongs(3, -4, Long.MIN_VALUE), longs().of(3), floats(2).of(0, 1))
                .gives(floats(3, 3).of(0, 0, 0, 0, 0, 0, 0, 0, 0));
        check("OneHot").in(tensor(DType.UINT64, 1).ofLongs(-1), longs().of(2), floats(2).of(0, 1))
                .gives(floats(1, 2).of(0, 0));
        check("OneHot")
                .in(floats(2).of(Double.NaN, Double.POSITIVE_INFINITY), longs().of(2), floats(2).of(0, 1))
                .gives(floats(2, 2).of(0, 0, 0, 0));
    }

    @Test
    void cutsFloatsToIntegers() {
        check("OneHot").in(floats(2).of(1.9, -0.9), doubles().of(2.5), longs(2).of(0, 1))
                .gives(longs(2, 2).of(0, 1, 1, 0));
    }

    @Test
    void takesADepthOfZero() {
        check("OneHot").in(longs(2).of(0, 0), longs().of(0), floats(2).of(0, 1))
                .gives(floats(2, 0).counting());
    }

    @Test
    void knowsTheDepthWhereItIsAConstantOrAName() {
        assertEquals("float32[batch, 3]", type("""
                input i: int64[batch]
                input values: float32[2]
                constant depth: int64[] = 3
                y = OneHot(i, depth, values)
                """));
        assertEquals("float32[?, batch]", type("""
                input i: int64[batch]
                input values: float32[2]
                input depth: int64[]
                y = OneHot(i, depth, values) {axis = 0}
                """));
    }

    @Test
    void refusesANegativeDepth() {
        check("OneHot").in(longs(1).of(0), longs().of(-2), floats(2).of(0, 1)).refuses(
                "OneHot 'it': the input 'depth' is negative",
                "expected: 0 or more",
                "got: -2",
                "fix: use the number of classes");
    }

    @Test
    void refusesMoreThanOneDepth() {
        check("OneHot").in(longs(1).of(0), longs(2).of(2, 3), floats(2).of(0, 1)).refuses(
                "OneHot 'it': the input 'depth' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }

    @Test
    void refusesValuesThatAreNotTwo() {
        check("OneHot").in(longs(1).of(0), longs().of(2), floats(3).of(0, 1, 2)).refuses(
                "OneHot 'it': the input 'values' has the wrong size in dimension 0",
                "expected: 2, since it has what is off and what is on",
                "got: 3 in [3]",
                "fix: make the two agree");
    }

    @Test
    void refusesAnAxisOutsideTheRankOfTheResult() {
        check("OneHot").in(longs(1).of(0), longs().of(2), floats(2).of(0, 1)).with("axis", 2).refuses(
                "OneHot 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }
}
