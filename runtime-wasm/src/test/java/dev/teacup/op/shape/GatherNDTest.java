package dev.teacup.op.shape;

import static dev.teacup.op.shape.Inferred.type;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GatherNDTest {
    @Test
    void picksElementsByWholeTuples() {
        check("GatherND").in(floats(2, 2).counting(), longs(2, 2).of(0, 0, 1, -1)).gives(floats(2).of(0, 3));
        check("GatherND").in(floats(3).counting(), longs(1).of(2)).gives(floats().of(2));
    }

    @Test
    void picksSlicesByShorterTuples() {
        check("GatherND").in(floats(2, 2, 2).counting(), longs(2, 1, 2).of(0, 1, 1, 0))
                .gives(floats(2, 1, 2).of(2, 3, 4, 5));
        check("GatherND").in(floats(2, 2).counting(), longs(2, 1).of(1, 0))
                .gives(floats(2, 2).of(2, 3, 0, 1));
    }

    @Test
    void picksWithinBatches() {
        check("GatherND").in(floats(2, 2, 2).counting(), longs(2, 1).of(1, 0)).with("batch_dims", 1)
                .gives(floats(2, 2).of(2, 3, 4, 5));
        check("GatherND").in(floats(2, 3).counting(), longs(2, 2, 1).of(2, 0, 1, 1)).with("batch_dims", 1)
                .gives(floats(2, 2).of(2, 0, 4, 4));
    }

    @Test
    void picksNothingForNoTuples() {
        check("GatherND").in(floats(2, 2).counting(), longs(0, 1).counting()).gives(floats(0, 2).counting());
    }

    @Test
    void keepsNames() {
        assertEquals("float32[batch, n, 4]", type("""
                input x: float32[batch, 3, 4]
                input i: int64[?, n, 1]
                y = GatherND(x, i) {batch_dims = 1}
                """));
        assertEquals("float32[...]", type("""
                input x: float32[batch, 3, 4]
                input i: int64[n, k]
                y = GatherND(x, i)
                """));
    }

    @Test
    void refusesAnIndexOutOfRange() {
        check("GatherND").in(floats(2, 3).counting(), longs(2, 2).of(0, 0, 1, 3)).refuses(
                "GatherND 'it': an index in the input 'indices' is out of range",
                "expected: an index from -3 to 2, since dimension 1 of the input 'data' has the size 3",
                "got: 3 as element 3",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesTuplesThatAreTooLong() {
        check("GatherND").in(floats(2, 3).counting(), longs(1, 3).of(0, 0, 0)).refuses(
                "GatherND 'it': the last dimension of the input 'indices' is no length of a tuple of indices",
                "expected: 1 to 2, since the input 'data' is [2, 3]",
                "got: [1, 3]",
                "fix: reshape the indices");
    }

    @Test
    void refusesBatchesThatDoNotAgree() {
        check("GatherND").in(floats(2, 3).counting(), longs(3, 1).of(0, 0, 0)).with("batch_dims", 1).refuses(
                "GatherND 'it': the input 'indices' has the wrong size in dimension 0",
                "expected: 2, since it is a batch dimension, and 'data' is [2, 3]",
                "got: 3 in [3, 1]",
                "fix: make the two agree");
        check("GatherND").in(floats(2, 3).counting(), longs(1).of(0)).with("batch_dims", 1).refuses(
                "GatherND 'it': the attribute 'batch_dims' is out of range",
                "expected: 0 to 0, less than the rank of either input",
                "got: 1",
                "fix: use fewer batch dimensions");
    }
}
