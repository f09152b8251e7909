package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class ScatterNDTest {
    @Test
    void writesElementsByWholeTuples() {
        check("ScatterND").in(longs(8).of(1, 2, 3, 4, 5, 6, 7, 8), longs(4, 1).of(4, 3, 1, -1),
                longs(4).of(9, 10, 11, 12)).gives(longs(8).of(1, 11, 3, 10, 9, 6, 7, 12));
        check("ScatterND").in(floats(2, 2).counting(), longs(2).of(1, 0), floats().of(9))
                .gives(floats(2, 2).of(0, 1, 9, 3));
    }

    @Test
    void writesSlicesByShorterTuples() {
        check("ScatterND").in(texts(2, 2).of("a", "b", "c", "d"), longs(1, 1).of(1), texts(1, 2).of("x", "y"))
                .gives(texts(2, 2).of("a", "b", "x", "y"));
    }

    @Test
    void joinsUpdatesWithWhatIsThere() {
        check("ScatterND").in(floats(2, 2).of(1, 2, 3, 4), longs(2, 1).of(1, 1), floats(2, 2).of(5, 6, 7, 8))
                .with("reduction", "add").gives(floats(2, 2).of(1, 2, 15, 18));
        check("ScatterND").in(floats(3).of(1, 5, 3), longs(3, 1).of(0, 1, 2), floats(3).of(4, 4, 4))
                .with("reduction", "max").gives(floats(3).of(4, 5, 4));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        check("ScatterND").in(floats(2).counting(), longs(1, 1).of(2), floats(1).of(0)).refuses(
                "ScatterND 'it': an index in the input 'indices' is out of range",
                "expected: an index from -2 to 1, since dimension 0 of the input 'data' has the size 2",
                "got: 2 as element 0",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesUpdatesOfAnotherShapeThanTheSlices() {
        check("ScatterND").in(floats(2, 3).counting(), longs(1, 1).of(0), floats(1, 2).of(0, 0)).refuses(
                "ScatterND 'it': the input 'updates' does not have the shape that the indices have "
                        + "places for",
                "expected: [1, 3]",
                "got: [1, 2]",
                "fix: make the two agree");
    }
}
