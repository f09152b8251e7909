package dev.teacup.op.shape;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.Literal.texts;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class TensorScatterTest {
    private static final Literal CACHE = floats(2, 3, 1).of(0, 1, 2, 3, 4, 5);

    @Test
    void writesWhereItIsTold() {
        check("TensorScatter").in(CACHE, floats(2, 1, 1).of(8, 9), longs(2).of(2, 0))
                .gives(floats(2, 3, 1).of(0, 1, 8, 9, 4, 5));
        check("TensorScatter").in(CACHE, floats(2, 2, 1).of(6, 7, 8, 9))
                .gives(floats(2, 3, 1).of(6, 7, 2, 8, 9, 5));
    }

    /** Of [batch, 2, most]: both rows of a batch are written at its index. */
    @Test
    void writesAlongTheAxis() {
        check("TensorScatter").with("axis", -1)
                .in(texts(1, 2, 2).of("a", "b", "c", "d"), texts(1, 2, 1).of("x", "y"), longs(1).of(1))
                .gives(texts(1, 2, 2).of("a", "x", "c", "y"));
    }

    @Test
    void writesOnFromTheStartWhereItIsCircular() {
        check("TensorScatter").with("mode", "circular")
                .in(CACHE, floats(2, 2, 1).of(6, 7, 8, 9), longs(2).of(2, -1))
                .gives(floats(2, 3, 1).of(7, 1, 6, 9, 4, 8));
        check("TensorScatter").with("mode", "circular")
                .in(CACHE, floats(2, 1, 1).of(8, 9), longs(2).ofLongs(Long.MAX_VALUE, Long.MIN_VALUE))
                .gives(floats(2, 3, 1).of(0, 8, 2, 3, 9, 5));
    }

    @Test
    void writesNothingOfNothing() {
        check("TensorScatter").in(CACHE, floats(2, 0, 1).counting(), longs(2).of(3, 3)).gives(CACHE);
        check("TensorScatter").in(floats(0, 3, 1).counting(), floats(0, 2, 1).counting())
                .gives(floats(0, 3, 1).counting());
    }

    @Test
    void refusesToWriteBehindTheEnd() {
        for (long index : new long[] {2, -1}) {
            check("TensorScatter").in(CACHE, floats(2, 2, 1).counting(), longs(2).of(0, index)).refuses(
                    "TensorScatter 'it': an index in the input 'write_indices' is out of range",
                    "expected: from 0 to 1, since 2 entries go into 3",
                    "got: " + index + " as element 1",
                    "fix: use a larger cache, or the mode circular");
        }
    }

    @Test
    void refusesAnUpdateOfAnotherShape() {
        check("TensorScatter").in(CACHE, floats(2, 4, 1).counting()).refuses(
                "TensorScatter 'it': the input 'update' is longer than the cache",
                "expected: at most 3, since the input 'past_cache' is [2, 3, 1]",
                "got: 4",
                "fix: use a larger cache");
        check("TensorScatter").in(CACHE, floats(1, 1, 1).counting()).refuses(
                "TensorScatter 'it': the input 'update' has the wrong size in dimension 0",
                "expected: 2, since the input 'past_cache' is [2, 3, 1]",
                "got: 1 in [1, 1, 1]",
                "fix: make the two agree");
        check("TensorScatter").in(CACHE, floats(2, 1).counting()).refuses(
                "TensorScatter 'it': the input 'update' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [2, 1]",
                "fix: reshape it");
    }

    @Test
    void refusesTheAxisOfTheBatch() {
        check("TensorScatter").with("axis", 0).in(CACHE, CACHE).refuses(
                "TensorScatter 'it': the attribute 'axis' is that of the batch",
                "expected: an axis from 1 on",
                "got: 0",
                "fix: look at the layout of the cache");
        check("TensorScatter").with("axis", 3).in(CACHE, CACHE).refuses(
                "TensorScatter 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -3 to 2",
                "got: 3",
                "fix: use an axis that the operand has");
    }

    @Test
    void refusesIndicesOfOtherBatches() {
        check("TensorScatter").in(CACHE, CACHE, longs(1).of(0)).refuses(
                "TensorScatter 'it': the input 'write_indices' has the wrong size in dimension 0",
                "expected: 2, since the input 'past_cache' is [2, 3, 1]",
                "got: 1 in [1]",
                "fix: make the two agree");
    }

    @Test
    void refusesAModeThatOnnxDoesNotKnow() {
        check("TensorScatter").with("mode", "ring").in(CACHE, CACHE).refuses(
                "TensorScatter 'it': the attribute 'mode' has a value that ONNX does not know",
                "expected: one of linear, circular",
                "got: 'ring'",
                "fix: export the model again");
    }
}
