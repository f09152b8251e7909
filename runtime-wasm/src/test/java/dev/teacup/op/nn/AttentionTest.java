package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import org.junit.jupiter.api.Test;

/**
 * Scores of 0 and log(3) weigh 1/4 and 3/4. Where every query is 0, Y is the mean of the values that are
 * seen, which tells these apart when they are powers of 2.
 */
class AttentionTest {
    private static final double LOG_3 = Math.log(3);
    private static final Literal Q = floats(1, 1, 1, 1).of(2);
    private static final Literal K = floats(1, 1, 2, 1).of(0, LOG_3 / 2);
    private static final Literal V = floats(1, 1, 2, 2).of(4, 0, 8, 1);
    private static final Literal NO_QUERIES = floats(1, 1, 3, 1).of(0, 0, 0);
    private static final Literal FOUR_KEYS = floats(1, 1, 4, 1).counting();
    private static final Literal FOUR_VALUES = floats(1, 1, 4, 1).of(12, 24, 48, 96);

    @Test
    void weighsValuesByTheSoftmaxOfTheScores() {
        check("Attention").in(Q, K, V).within(1e-6, 0).gives(floats(1, 1, 1, 2).of(7, 0.75), K, V,
                floats(1, 1, 1, 2).of(0, LOG_3));
    }

    @Test
    void scalesByTheRootOfTheHeadSizeUnlessItIsToldOtherwise() {
        Literal q = doubles(1, 1, 1, 4).of(1, 1, 1, 1);
        Literal k = doubles(1, 1, 2, 4).of(0, 0, 0, 0, 2 * LOG_3, 0, 0, 0);
        Literal v = doubles(1, 1, 2, 1).of(4, 8);
        check("Attention").in(q, k, v).gives(doubles(1, 1, 1, 1).of(7));
        check("Attention").with("scale", -0.5f).in(q, k, v).gives(doubles(1, 1, 1, 1).of(5));
    }

    @Test
    void takesHeadsFromTheLastDimension() {
        // Two heads of one element each: the first sees scores 0 and log(3), the second log(3) and 0.
        Literal q = floats(1, 1, 2).of(2, 1);
        Literal k = floats(1, 2, 2).of(0, LOG_3, LOG_3 / 2, 0);
        Literal v = floats(1, 2, 4).of(4, 40, 4, 40, 8, 80, 8, 80);
        check("Attention").with("q_num_heads", 2).with("kv_num_heads", 2).in(q, k, v).within(1e-6, 0)
                .gives(floats(1, 1, 4).of(7, 70, 5, 50), floats(1, 2, 2, 1).of(0, LOG_3 / 2, LOG_3, 0));
    }

    @Test
    void sharesAHeadOfKeysAmongAGroupOfQueries() {
        Literal q = floats(1, 4, 1, 1).of(1, -1, 1, 0);
        Literal k = floats(1, 2, 2, 1).of(0, LOG_3, LOG_3, 0);
        Literal v = floats(1, 2, 2, 1).of(4, 8, 4, 8);
        check("Attention").in(q, k, v).within(1e-6, 0).gives(floats(1, 4, 1, 1).of(7, 5, 5, 6), null, null,
                floats(1, 4, 1, 2).of(0, LOG_3, 0, -LOG_3, LOG_3, 0, 0, 0));
    }

    @Test
    void putsThePastBeforeKeysAndValues() {
        check("Attention").in(Q, floats(1, 1, 1, 1).of(LOG_3 / 2), floats(1, 1, 1, 1).of(8), null,
                floats(1, 1, 1, 1).of(0), floats(1, 1, 1, 1).of(4)).within(1e-6, 0)
                .gives(floats(1, 1, 1, 1).of(7), K, floats(1, 1, 2, 1).of(4, 8));
    }

    @Test
    void looksBackOnlyWhereItIsCausal() {
        seen().with("is_causal", 1).in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES)
                .gives(floats(1, 1, 3, 1).of(12, 18, 28));
        // Behind two keys of the past, the first query stands at the third key.
        Literal past = floats(1, 1, 2, 1).of(12, 24);
        seen().with("is_causal", 1)
                .in(floats(1, 1, 2, 1).of(0, 0), floats(1, 1, 2, 1).of(0, 0), floats(1, 1, 2, 1).of(48, 96),
                        null, past, past)
                .gives(floats(1, 1, 2, 1).of(28, 45));
    }

    @Test
    void looksThroughAWindow() {
        seen().with("left_window_size", 1).in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES)
                .gives(floats(1, 1, 3, 1).of(45, 45, 56));
        seen().with("right_window_size", 1).in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES)
                .gives(floats(1, 1, 3, 1).of(18, 28, 45));
        seen().with("left_window_size", 0).with("right_window_size", 0)
                .in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES).gives(floats(1, 1, 3, 1).of(12, 24, 48));
        seen().with("left_window_size", 1).with("right_window_size", 9).with("is_causal", 1)
                .in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES).gives(floats(1, 1, 3, 1).of(12, 18, 36));
        seen().with("left_window_size", Long.MAX_VALUE).in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES)
                .gives(floats(1, 1, 3, 1).of(45, 45, 45));
    }

    @Test
    void seesNoPadding() {
        Literal q = floats(3, 1, 2, 1).of(0, 0, 0, 0, 0, 0);
        Literal k = floats(3, 1, 4, 1).counting();
        Literal v = floats(3, 1, 4, 1).of(12, 24, 48, 96, 12, 24, 48, 96, 12, 24, 48, 96);
        Literal lengths = longs(3).of(3, 1, 4);
        seen().in(q, k, v, null, null, null, lengths).gives(floats(3, 1, 2, 1).of(28, 28, 12, 12, 45, 45));
        // The queries are the last ones of the keys: with one key, the first query is before all of them.
        seen().with("is_causal", 1).with("qk_matmul_output_mode", 3).in(q, k, v, null, null, null, lengths)
                .gives(floats(3, 1, 2, 1).of(18, 28, 0, 12, 28, 45));
    }

    @Test
    void takesMasksOfTruthsAndOfNumbers() {
        Literal mask = bools(3, 4).of(true, false, false, true, false, false, false, false, true, true, true,
                true);
        seen().in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, mask).gives(floats(1, 1, 3, 1).of(54, 0, 45));
        seen().with("is_causal", 1).in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, mask)
                .gives(floats(1, 1, 3, 1).of(12, 0, 28));
        double no = Double.NEGATIVE_INFINITY;
        seen().in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, floats(1, 1, 1, 4).of(0, LOG_3, no, no))
                .within(1e-6, 0).gives(floats(1, 1, 3, 1).of(21, 21, 21));
        seen().in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, ints(3, 4).of(0, -999, 0, -999, 9, 9, 9, 9, 0, 0, -999,
                -999)).gives(floats(1, 1, 3, 1).of(30, 45, 18));
    }

    @Test
    void seesNoKeyBehindTheEndOfAMask() {
        seen().in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, bools(2).of(true, true))
                .gives(floats(1, 1, 3, 1).of(18, 18, 18));
        seen().in(NO_QUERIES, FOUR_KEYS, FOUR_VALUES, floats(3, 1).of(5, 0, -5))
                .gives(floats(1, 1, 3, 1).of(12, 12, 12));
    }

    @Test
    void givesTheScoresOfEachStage() {
        double no = Double.NEGATIVE_INFINITY;
        Literal q = floats(1, 1, 1, 1).of(2);
        Literal k = floats(1, 1, 2, 1).of(0, 1);
        Literal mask = bools(2).of(true, false);
        Literal v = floats(1, 1, 2, 1).of(3, 5);
        double[][] scores = {{0, 2}, {0, 1.848468629040039}, {0, no}, {1, 0}};
        for (int mode = 0; mode < scores.length; mode++) {
            check("Attention").with("softcap", 4f).with("qk_matmul_output_mode", mode).in(q, k, v, mask)
                    .within(1e-6, 0).gives(floats(1, 1, 1, 1).of(3), null, null,
                            floats(1, 1, 1, 2).of(scores[mode]));
        }
    }

    @Test
    void computesHalvesInFloatAndRoundsOnce() {
        check("Attention").in(halves(1, 1, 1, 1).of(300), halves(1, 1, 2, 1).of(300, 300),
                halves(1, 1, 2, 1).of(2048, 2049 - 1), halves(1).of(0))
                .gives(halves(1, 1, 1, 1).of(2048));
    }

    @Test
    void computesTheSoftmaxInThePrecisionThatIsTold() {
        // In float32 the sum of 1 and exp(-20) is 1; in float16 exp(-20) is 0.
        Literal k = doubles(1, 1, 2, 1).of(0, -20);
        Literal v = doubles(1, 1, 2, 1).of(0, 1);
        Literal one = doubles(1, 1, 1, 1).of(1);
        check("Attention").in(one, k, v).within(1e-14, 0)
                .gives(doubles(1, 1, 1, 1).of(2.0611536181902037e-9));
        check("Attention").with("softmax_precision", 1).in(one, k, v).within(1e-7, 0)
                .gives(doubles(1, 1, 1, 1).of(2.061153622438558e-9));
        check("Attention").with("softmax_precision", 10).in(one, k, v)
                .gives(doubles(1, 1, 1, 1).of(0));
    }

    @Test
    void givesZerosWhereThereAreNoKeys() {
        check("Attention").in(floats(1, 1, 2, 3).counting(), floats(1, 1, 0, 3).counting(),
                floats(1, 1, 0, 1).counting(), bools(0).of(new boolean[0]))
                .gives(floats(1, 1, 2, 1).of(0, 0));
        check("Attention").in(floats(1, 2, 0, 3).counting(), floats(1, 1, 2, 3).counting(),
                floats(1, 1, 2, 1).counting()).gives(floats(1, 2, 0, 1).counting());
    }

    @Test
    void keepsTheNamesOfBatchAndSteps() {
        Dim batch = Dim.named("batch");
        Type[] types = check("Attention").with("q_num_heads", 4).with("kv_num_heads", 2).types(4,
                Type.of(DType.FLOAT32, Shape.of(batch, Dim.named("queries"), Dim.of(32))),
                Type.of(DType.FLOAT32, Shape.of(batch, Dim.named("keys"), Dim.of(16))),
                Type.of(DType.FLOAT32, Shape.of(batch, Dim.named("keys"), Dim.of(6))));
        assertEquals("float32[batch, queries, 12]", types[0].toString());
        assertEquals("float32[batch, 2, keys, 8]", types[1].toString());
        assertEquals("float32[batch, 2, keys, 3]", types[2].toString());
        assertEquals("float32[batch, 4, queries, keys]", types[3].toString());
    }

    @Test
    void refusesHeadsThatAreNotTold() {
        Literal flat = floats(1, 1, 3).counting();
        check("Attention").in(flat, flat, flat).refuses(
                "Attention 'it': the attribute 'q_num_heads' does not tell the heads",
                "expected: 1 to 2147483647, since the input 'Q' is [1, 1, 3]",
                "got: none",
                "fix: export the model again");
        check("Attention").with("q_num_heads", 0).in(flat, flat, flat).refuses(
                "Attention 'it': the attribute 'q_num_heads' does not tell the heads",
                "expected: 1 to 2147483647, since the input 'Q' is [1, 1, 3]",
                "got: 0",
                "fix: export the model again");
        check("Attention").with("q_num_heads", 2).with("kv_num_heads", 1).in(flat, flat, flat).refuses(
                "Attention 'it': the input 'Q' does not have the heads that 'q_num_heads' tells",
                "expected: a last dimension that 2 divides",
                "got: [1, 1, 3]",
                "fix: make the two agree");
        check("Attention").with("kv_num_heads", 2).in(Q, K, V).refuses(
                "Attention 'it': the input 'K' does not have the heads that 'kv_num_heads' tells",
                "expected: 2 heads",
                "got: [1, 1, 2, 1]",
                "fix: make the two agree");
        check("Attention").in(floats(1, 3, 1, 1).counting(), floats(1, 2, 1, 1).counting(),
                floats(1, 2, 1, 1).counting()).refuses(
                        "Attention 'it': the heads of the query cannot share those of the key",
                        "expected: a multiple of 2",
                        "got: 3",
                        "fix: make the two agree");
    }

    @Test
    void refusesOperandsThatDoNotFit() {
        check("Attention").in(floats(1, 1).counting(), K, V).refuses(
                "Attention 'it': the input 'Q' has the wrong number of dimensions",
                "expected: 3 or 4 dimensions",
                "got: 2 in [1, 1]",
                "fix: reshape it");
        check("Attention").in(floats(1, 1, 1, 2).counting(), K, V).refuses(
                "Attention 'it': the input 'Q' does not fit",
                "expected: 1 in dimension 3 of [batch, heads, steps, size], since the input 'K' is "
                        + "[1, 1, 2, 1]",
                "got: [1, 1, 1, 2]",
                "fix: make the two agree");
        check("Attention").in(Q, K, floats(1, 1, 3, 1).counting()).refuses(
                "Attention 'it': the input 'V' does not fit",
                "expected: 2 in dimension 2 of [batch, heads, steps, size], since the input 'K' is "
                        + "[1, 1, 2, 1]",
                "got: [1, 1, 3, 1]",
                "fix: make the two agree");
        check("Attention").in(Q, K, V, null, K, floats(1, 1, 2, 1).counting()).refuses(
                "Attention 'it': the input 'past_value' has the wrong size in dimension 3",
                "expected: 2, since the input 'V' is [1, 1, 2, 2] and 'past_key' is [1, 1, 2, 1]",
                "got: 1 in [1, 1, 2, 1]",
                "fix: make the two agree");
    }

    @Test
    void refusesHalfOfAPastAndTwoKindsOfIt() {
        check("Attention").in(Q, K, V, null, K).refuses(
                "Attention 'it': one of 'past_key' and 'past_value' is left out",
                "expected: both or none",
                "got: one",
                "fix: export the model again");
        check("Attention").in(Q, K, V, null, K, V, longs(1).of(1)).refuses(
                "Attention 'it': 'nonpad_kv_seqlen' is given together with 'past_key'",
                "expected: one of the two",
                "got: both",
                "fix: export the model again");
        check("Attention").in(Q, K, V, null, null, null, longs(2).of(1, 1)).refuses(
                "Attention 'it': the input 'nonpad_kv_seqlen' has the wrong size in dimension 0",
                "expected: 1, since the input 'Q' is [1, 1, 1, 1]",
                "got: 2 in [2]",
                "fix: make the two agree");
    }

    @Test
    void refusesMasksThatDoNotFit() {
        check("Attention").in(Q, K, V, bools(3).of(true, true, true)).refuses(
                "Attention 'it': the input 'attn_mask' is for more keys than there are",
                "expected: at most 2 in the last dimension",
                "got: [3]",
                "fix: slice it");
        check("Attention").in(Q, K, V, bools(2, 2).of(true, true, true, true)).refuses(
                "Attention 'it': the input 'attn_mask' does not broadcast to the scores",
                "expected: a shape that broadcasts to [1, 1, 1, 2]",
                "got: [2, 2]",
                "fix: reshape it");
    }

    @Test
    void refusesAttributesOutsideTheirRange() {
        check("Attention").with("left_window_size", -2).in(Q, K, V).refuses(
                "Attention 'it': the attribute 'left_window_size' is below -1",
                "expected: -1, for no bound, or a number of keys",
                "got: -2",
                "fix: export the model again");
        check("Attention").with("qk_matmul_output_mode", 4).in(Q, K, V).refuses(
                "Attention 'it': the attribute 'qk_matmul_output_mode' has a value that ONNX does not know",
                "expected: 0 to 3",
                "got: 4",
                "fix: export the model again");
        check("Attention").with("softmax_precision", 16).in(Q, K, V).refuses(
                "Attention 'it': the attribute 'softmax_precision' names a type without support",
                "expected: float32, float16 or float64",
                "got: 16 (BFLOAT16)",
                "fix: export the model with 1, which is float32");
        check("Attention").with("softcap", Float.NaN).in(Q, K, V).refuses(
                "Attention 'it': the attribute 'softcap' is not a cap",
                "expected: 0, for none, or a number above 0",
                "got: nan",
                "fix: export the model again");
    }

    private static OpCheck seen() {
        return check("Attention").within(1e-6, 0);
    }
}
