package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

/** Cosines and sines of quarter turns: (a, b) becomes (a, b), (-b, a), (-a, -b). */
class RotaryEmbeddingTest {
    private static final Literal COS = floats(3, 1).of(1, 0, -1);
    private static final Literal SIN = floats(3, 1).of(0, 1, 0);
    private static final Literal X = floats(1, 1, 3, 2).of(1, 2, 3, 4, 5, 6);

    @Test
    void turnsEachStepByTheAngleOfItsPosition() {
        check("RotaryEmbedding").in(X, COS, SIN, longs(1, 3).of(1, 2, 0))
                .gives(floats(1, 1, 3, 2).of(-2, 1, -3, -4, 5, 6));
    }

    @Test
    void turnsEachStepByItsOwnAngleWithoutPositions() {
        check("RotaryEmbedding").in(X, floats(1, 3, 1).of(0, 1, -1), floats(1, 3, 1).of(1, 0, 0))
                .gives(floats(1, 1, 3, 2).of(-2, 1, 3, 4, -5, -6));
    }

    @Test
    void pairsTheHalvesOfAHeadOrItsNeighbours() {
        Literal x = floats(1, 1, 1, 4).of(1, 2, 3, 4);
        Literal cos = floats(1, 1, 2).of(0, -1);
        Literal sin = floats(1, 1, 2).of(1, 0);
        // (1, 3) by a quarter and (2, 4) by a half turn.
        check("RotaryEmbedding").in(x, cos, sin).gives(floats(1, 1, 1, 4).of(-3, -2, 1, -4));
        // (1, 2) by a quarter and (3, 4) by a half turn.
        check("RotaryEmbedding").with("interleaved", 1).in(x, cos, sin)
                .gives(floats(1, 1, 1, 4).of(-2, 1, -3, -4));
    }

    @Test
    void leavesTheRestOfAHeadAsItIs() {
        Literal x = floats(1, 2, 1, 3).of(1, 2, 3, 4, 5, 6);
        for (int interleaved = 0; interleaved < 2; interleaved++) {
            check("RotaryEmbedding").with("rotary_embedding_dim", 2).with("interleaved", interleaved)
                    .in(x, COS, SIN, longs(1, 1).of(1)).gives(floats(1, 2, 1, 3).of(-2, 1, 3, -5, 4, 6));
        }
    }

    @Test
    void takesHeadsFromTheLastDimension() {
        check("RotaryEmbedding").with("num_heads", 2)
                .in(floats(1, 2, 4).of(1, 2, 3, 4, 5, 6, 7, 8), COS, SIN, longs(1, 2).of(1, 2))
                .gives(floats(1, 2, 4).of(-2, 1, -4, 3, -5, -6, -7, -8));
    }

    @Test
    void turnsEachBatchByItsOwnAngles() {
        check("RotaryEmbedding").in(floats(2, 2, 1, 2).of(1, 2, 3, 4, 5, 6, 7, 8), COS, SIN,
                longs(2, 1).of(1, 2)).gives(floats(2, 2, 1, 2).of(-2, 1, -4, 3, -5, -6, -7, -8));
    }

    @Test
    void computesHalvesInFloatAndRoundsOnce() {
        // 300 * 300 is no float16, but the difference is one.
        check("RotaryEmbedding").in(halves(1, 1, 1, 2).of(300, 300), halves(1, 1, 1).of(300),
                halves(1, 1, 1).of(299)).gives(halves(1, 1, 1, 2).of(300, Double.POSITIVE_INFINITY));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("RotaryEmbedding").in(floats(1, 1, 0, 2).counting(), COS, SIN, longs(1, 0).counting())
                .gives(floats(1, 1, 0, 2).counting());
    }

    @Test
    void refusesPositionsOutsideTheCaches() {
        check("RotaryEmbedding").in(floats(1, 1, 1, 2).counting(), COS, SIN, longs(1, 1).of(3)).refuses(
                "RotaryEmbedding 'it': an index in the input 'indices' is out of range",
                "expected: an index from -3 to 2, since dimension 0 of the input 'data' has the size 3",
                "got: 3 as element 0",
                "fix: look at what computes the indices, or clip them");
    }

    @Test
    void refusesCachesThatDoNotFit() {
        check("RotaryEmbedding").in(X, floats(3, 2).counting(), SIN, longs(1, 3).of(0, 0, 0)).refuses(
                "RotaryEmbedding 'it': the input 'cos_cache' has the wrong size in dimension 1",
                "expected: 1, since the input 'X' is [1, 1, 3, 2]",
                "got: 2 in [3, 2]",
                "fix: make the two agree");
        check("RotaryEmbedding").in(X, COS, SIN).refuses(
                "RotaryEmbedding 'it': the input 'cos_cache' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [3, 1]",
                "fix: reshape it");
        check("RotaryEmbedding").in(X, COS, floats(2, 1).of(0, 0), longs(1, 3).of(0, 0, 0)).refuses(
                "RotaryEmbedding 'it': the input 'sin_cache' has the wrong size in dimension 0",
                "expected: 3, since 'cos_cache' has as many rows",
                "got: 2 in [2, 1]",
                "fix: make the two agree");
        check("RotaryEmbedding").in(X, COS, SIN, longs(1, 2).of(0, 0)).refuses(
                "RotaryEmbedding 'it': the input 'position_ids' has the wrong size in dimension 1",
                "expected: 3, since the input 'X' is [1, 1, 3, 2]",
                "got: 2 in [1, 2]",
                "fix: make the two agree");
    }

    @Test
    void refusesWhatMakesNoPairs() {
        check("RotaryEmbedding").with("rotary_embedding_dim", 4)
                .in(X, floats(1, 3, 2).counting(), floats(1, 3, 2).counting()).refuses(
                        "RotaryEmbedding 'it': the elements to turn do not make pairs",
                        "expected: an even number up to the size of a head, 2",
                        "got: 4",
                        "fix: give another rotary_embedding_dim");
        check("RotaryEmbedding").with("rotary_embedding_dim", Long.MIN_VALUE)
                .in(X, floats(1, 3, 2).counting(), floats(1, 3, 2).counting()).refuses(
                        "RotaryEmbedding 'it': the elements to turn do not make pairs",
                        "expected: an even number up to the size of a head, 2",
                        "got: -9223372036854775808",
                        "fix: give another rotary_embedding_dim");
        check("RotaryEmbedding").in(floats(1, 1, 1, 3).counting(), floats(1, 1, 1).of(1),
                floats(1, 1, 1).of(0)).refuses(
                        "RotaryEmbedding 'it': the elements to turn do not make pairs",
                        "expected: an even number up to the size of a head, 3",
                        "got: 3",
                        "fix: give another rotary_embedding_dim");
        check("RotaryEmbedding").in(floats(1, 1, 2).counting(), COS, SIN).refuses(
                "RotaryEmbedding 'it': the attribute 'num_heads' does not tell the heads",
                "expected: 1 to 2147483647, since the input 'X' is [1, 1, 2]",
                "got: none",
                "fix: export the model again");
        check("RotaryEmbedding").in(floats(1, 2).counting(), COS, SIN).refuses(
                "RotaryEmbedding 'it': the input 'X' has the wrong number of dimensions",
                "expected: 3 or 4 dimensions",
                "got: 2 in [1, 2]",
                "fix: reshape it");
    }
}
