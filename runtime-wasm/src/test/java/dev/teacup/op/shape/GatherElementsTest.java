package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GatherElementsTest {
    @Test
    void picksElementsAlongTheAxis() {
        check("GatherElements").in(floats(2, 2).of(1, 2, 3, 4), longs(2, 2).of(0, 0, 1, 0)).with("axis", 1)
                .gives(floats(2, 2).of(1, 1, 4, 3));
        check("GatherElements")
                .in(floats(3, 3).of(1, 2, 3, 4, 5, 6, 7, 8, 9), ints(2, 3).of(-2, 2, 0, -1, 0, 0))
                .gives(floats(2, 3).of(4, 8, 3, 7, 2, 3));
        check("GatherElements").in(texts(2).of("a", "b"), longs(3).of(1, 0, 1)).with("axis", -1)
                .gives(texts(3).of("b", "a", "b"));
    }

    @Test
    void takesIndicesThatCoverAPartOfData() {
        check("GatherElements").in(floats(2, 3).counting(), longs(1, 2).of(1, 0))
                .gives(floats(1, 2).of(3, 1));
        check("GatherElements").in(floats(2, 3).counting(), longs(0, 2).counting())
                .gives(floats(0, 2).counting());
    }

    /** Each index for its own place, by definition, in a part of data along the other axes. */
    @Test
    void picksAlongEachAxisOfThree() {
        int[] data = {3, 4, 5};
        int[] part = {2, 3, 4};
        for (int axis = 0; axis < 3; axis++) {
            double[] picked = new double[24];
            double[] indices = new double[24];
            for (int i = 0; i < 24; i++) {
                int[] place = {i / 12, i / 4 % 3, i % 4};
                indices[i] = i * 7 % data[axis];
                place[axis] = (int) indices[i];
                picked[i] = (place[0] * 4 + place[1]) * 5 + place[2];
            }
            check("GatherElements").in(floats(data).counting(), longs(part).of(indices)).with("axis", axis)
                    .gives(floats(part).of(picked));
        }
    }

    @Test
    void hasTheShapeOfTheIndices() {
        assertEquals("float32[n, 2]", type("""
                input x: float32[batch, 3]
                input i: int64[n, 2]
                y = GatherElements(x, i)
                """));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        check("GatherElements").in(floats(2, 2).counting(), longs(1, 2).of(0, 2)).refuses(
                "GatherElements 'it': an index in the input 'indices' is out of range",
                "expected: an index from -2 to 1, since dimension 0 of the input 'data' has the size 2",
                "got: 2 as element 1",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesIndicesThatReachOutOfData() {
        check("GatherElements").in(floats(2, 2).counting(), longs(1, 3).of(0, 0, 0)).refuses(
                "GatherElements 'it': the input 'indices' is larger than the input 'data' in dimension 1",
                "expected: at most 2, since 'data' is [2, 2]",
                "got: [1, 3]",
                "fix: slice the indices, or choose another axis");
    }

    @Test
    void refusesIndicesOfAnotherRank() {
        check("GatherElements").in(floats(2, 2).counting(), longs(2).of(0, 0)).refuses(
                "GatherElements 'it': the input 'indices' has the wrong number of dimensions",
                "expected: 2 dimensions",
                "got: 1 in [2]",
                "fix: reshape it");
    }
}
