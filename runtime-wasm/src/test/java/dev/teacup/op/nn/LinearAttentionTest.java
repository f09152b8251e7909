package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** ONNX Runtime has no kernel of it yet; all values here are done by hand. exp(-log(2)) is 1 / 2. */
class LinearAttentionTest {
    private static final double HALF = -Math.log(2);
    private static final Literal QUERY = floats(1, 2, 1).of(1, 10);
    private static final Literal KEY = floats(1, 2, 1).of(2, 3);
    private static final Literal VALUE = floats(1, 2, 1).of(5, 7);
    private static final Literal DECAY = floats(1, 2, 1).of(0, HALF);
    private static final Literal BETA = floats(1, 2, 1).of(1, 0.5);

    /** Each of its two thousand million heads would be walked. */
    @Test
    void headsWithoutElementsTakeNoTime() {
        Literal nothing = floats(1, 1, 0).of(new double[0]);
        int most = Integer.MAX_VALUE;
        assertTimeoutPreemptively(Duration.ofSeconds(10),
                () -> heads(most, most).with("update_rule", "linear").in(nothing, nothing, nothing)
                        .gives(nothing, floats(1, most, 0, 0).of(new double[0])));
    }

    /** S = 2 * 5, then 10 + 3 * 7. */
    @Test
    void sumsUpKeysTimesValues() {
        rule("linear").in(QUERY, KEY, VALUE).gives(floats(1, 2, 1).of(10, 310), floats(1, 1, 1, 1).of(31));
    }

    /** S = 4 + 2 * 5, then 14 + 3 * 7. */
    @Test
    void beginsWithThePastState() {
        rule("linear").in(QUERY, KEY, VALUE, floats(1, 1, 1, 1).of(4))
                .gives(floats(1, 2, 1).of(14, 350), floats(1, 1, 1, 1).of(35));
    }

    /** S = 10, then 10 / 2 + 21. */
    @Test
    void forgetsWhatTheDecaySays() {
        rule("gated").in(QUERY, KEY, VALUE, null, DECAY).within(1e-6, 0)
                .gives(floats(1, 2, 1).of(10, 260), floats(1, 1, 1, 1).of(26));
    }

    /** S = 2 * (5 - 0), then 10 + 3 * (7 - 10 * 3) / 2. */
    @Test
    void learnsTheDifferenceToWhatItKnows() {
        rule("delta").in(QUERY, KEY, VALUE, null, null, BETA)
                .gives(floats(1, 2, 1).of(10, -245), floats(1, 1, 1, 1).of(-24.5));
    }

    /** S = 10, then 5 + 3 * (7 - 5 * 3) / 2, since what is forgotten is not known any more. */
    @Test
    void forgetsBeforeItLearnsUnlessItIsToldOtherwise() {
        Literal state = floats(1, 1, 1, 1).of(-7);
        heads(1, 1).with("scale", 1f).in(QUERY, KEY, VALUE, null, DECAY, BETA).within(1e-6, 0)
                .gives(floats(1, 2, 1).of(10, -70), state);
    }

    @Test
    void scalesByTheRootOfTheKeySizeUnlessItIsToldOtherwise() {
        // S = [[3], [6], [0], [0]], and the query picks 6.
        heads(1, 1).with("update_rule", "linear")
                .in(floats(1, 1, 4).of(0, 1, 0, 0), floats(1, 1, 4).of(1, 2, 0, 0), floats(1, 1, 1).of(3))
                .gives(floats(1, 1, 1).of(3), floats(1, 1, 4, 1).of(3, 6, 0, 0));
    }

    @Test
    void keepsAStateForEachHeadThatGroupsOfQueriesShare() {
        // Two states of the sizes 1 and 2: [1 * (5, 6)] and [2 * (7, 8)].
        heads(4, 2).with("update_rule", "linear").with("scale", 1f)
                .in(floats(1, 1, 4).of(1, 10, 1, 10), floats(1, 1, 2).of(1, 2),
                        floats(1, 1, 4).of(5, 6, 7, 8))
                .gives(floats(1, 1, 8).of(5, 6, 50, 60, 14, 16, 140, 160),
                        floats(1, 2, 1, 2).of(5, 6, 14, 16));
    }

    @Test
    void takesADecayForEachHeadOrEachKey() {
        Literal query = floats(2, 1, 2).of(1, 1, 1, 1);
        Literal none = floats(2, 1, 2).of(0, 0, 0, 0);
        Literal value = floats(2, 1, 1).of(0, 0);
        Literal past = floats(2, 1, 2, 1).of(2, 4, 6, 8);
        heads(1, 1).with("update_rule", "gated").with("scale", 1f)
                .in(query, none, value, past, floats(2, 1, 1).of(0, HALF)).within(1e-6, 0)
                .gives(floats(2, 1, 1).of(6, 7), floats(2, 1, 2, 1).of(2, 4, 3, 4));
        heads(1, 1).with("update_rule", "gated").with("scale", 1f)
                .in(query, none, value, past, floats(2, 1, 2).of(0, HALF, HALF, 0)).within(1e-6, 0)
                .gives(floats(2, 1, 1).of(4, 11), floats(2, 1, 2, 1).of(2, 2, 3, 8));
    }

    @Test
    void takesABetaForEachHeadOrForAll() {
        Literal ones = floats(1, 1, 2).of(1, 1);
        Literal value = floats(1, 1, 2).of(5, 7);
        heads(2, 2).with("update_rule", "delta").in(ones, ones, value, null, null, floats(1, 1, 2).of(1, 3))
                .gives(floats(1, 1, 2).of(5, 21), floats(1, 2, 1, 1).of(5, 21));
        heads(2, 2).with("update_rule", "delta").in(ones, ones, value, null, null, floats(1, 1, 1).of(2))
                .gives(floats(1, 1, 2).of(10, 14), floats(1, 2, 1, 1).of(10, 14));
    }

    @Test
    void keepsTheStateInItsOwnType() {
        Literal half = halves(1, 1, 1).of(3);
        rule("linear").in(half, half, half).gives(halves(1, 1, 1).of(27), halves(1, 1, 1, 1).of(9));
        rule("linear").in(half, half, half, floats(1, 1, 1, 1).of(1e-4)).within(1e-3, 0)
                .gives(halves(1, 1, 1).of(27), floats(1, 1, 1, 1).of(9.0001));
    }

    @Test
    void givesThePastStateWhereThereAreNoSteps() {
        Literal none = floats(1, 0, 1).counting();
        rule("linear").in(none, none, none, floats(1, 1, 1, 1).of(4))
                .gives(none, floats(1, 1, 1, 1).of(4));
    }

    @Test
    void keepsTheNamesOfBatchAndSteps() {
        Shape packed = Shape.of(Dim.named("batch"), Dim.named("steps"), Dim.of(8));
        Type type = Type.of(DType.FLOAT32, packed);
        Type[] types = heads(4, 2).with("update_rule", "linear").types(2, type,
                Type.of(DType.FLOAT32, packed.with(2, Dim.of(4))), type);
        assertEquals("float32[batch, steps, 16]", types[0].toString());
        assertEquals("float32[batch, 2, 2, 4]", types[1].toString());
    }

    @Test
    void refusesGatesThatAreMissingOrNotRead() {
        rule("gated").in(QUERY, KEY, VALUE).outputs(2).refuses(
                "LinearAttention 'it': the input 'decay' is missing",
                "expected: an input that the attribute 'update_rule' reads, which is gated",
                "got: none",
                "fix: export the model again");
        rule("linear").in(QUERY, KEY, VALUE, null, null, BETA).outputs(2).refuses(
                "LinearAttention 'it': the input 'beta' is given, but not read",
                "expected: an input that the attribute 'update_rule' reads, which is linear",
                "got: [1, 2, 1]",
                "fix: export the model again");
        rule("gated").in(QUERY, KEY, VALUE, null, floats(1, 2, 2).counting()).outputs(2).refuses(
                "LinearAttention 'it': the input 'decay' has the wrong size in dimension 2",
                "expected: 1 or 1",
                "got: 2 in [1, 2, 2]",
                "fix: make the two agree");
        rule("gated").in(QUERY, KEY, VALUE, null, floats(1, 1, 1).counting()).outputs(2).refuses(
                "LinearAttention 'it': the input 'decay' has the wrong size in dimension 1",
                "expected: 2, since the input 'query' is [1, 2, 1]",
                "got: 1 in [1, 1, 1]",
                "fix: make the two agree");
        rule("magic").in(QUERY, KEY, VALUE).outputs(2).refuses(
                "LinearAttention 'it': the attribute 'update_rule' has a value that ONNX does not know",
                "expected: one of linear, gated, delta, gated_delta",
                "got: 'magic'",
                "fix: export the model again");
    }

    @Test
    void refusesHeadsThatDoNotFit() {
        heads(3, 2).in(floats(1, 1, 3).counting(), floats(1, 1, 2).counting(), floats(1, 1, 2).counting())
                .outputs(2).refuses(
                        "LinearAttention 'it': the heads of the query cannot share those of the key",
                        "expected: a multiple of 2",
                        "got: 3",
                        "fix: make the two agree");
        heads(2, 2).with("update_rule", "linear").in(QUERY, KEY, VALUE).outputs(2).refuses(
                "LinearAttention 'it': the input 'query' does not have the heads that 'q_num_heads' tells",
                "expected: a last dimension that 2 divides",
                "got: [1, 2, 1]",
                "fix: make the two agree");
        heads(0, 1).with("update_rule", "linear").in(QUERY, KEY, VALUE).outputs(2).refuses(
                "LinearAttention 'it': the attribute 'q_num_heads' does not tell the heads",
                "expected: 1 to 2147483647, since the input 'query' is [1, 2, 1]",
                "got: 0",
                "fix: export the model again");
        Literal empty = floats(1, 1, 0).counting();
        heads(1L << 32, 1L << 32).with("update_rule", "linear").in(empty, empty, empty).outputs(2).refuses(
                "LinearAttention 'it': the attribute 'q_num_heads' does not tell the heads",
                "expected: 1 to 2147483647, since the input 'query' is [1, 1, 0]",
                "got: 4294967296",
                "fix: export the model again");
    }

    @Test
    void refusesOperandsThatDoNotFit() {
        rule("linear").in(QUERY, floats(1, 2, 2).counting(), VALUE).outputs(2).refuses(
                "LinearAttention 'it': the input 'key' does not fit",
                "expected: 1 in dimension 3 of [batch, heads, steps, size], since the input 'query' is "
                        + "[1, 2, 1]",
                "got: [1, 1, 2, 2]",
                "fix: make the two agree");
        rule("linear").in(QUERY, KEY, VALUE, floats(1, 1, 2, 1).counting()).outputs(2).refuses(
                "LinearAttention 'it': the input 'past_state' has the wrong size in dimension 2",
                "expected: 1, since the input 'query' is [1, 2, 1]",
                "got: 2 in [1, 1, 2, 1]",
                "fix: make the two agree");
        rule("linear").in(floats(1, 1).of(1), KEY, VALUE).outputs(2).refuses(
                "LinearAttention 'it': the input 'query' has the wrong number of dimensions",
                "expected: 3 dimensions",
                "got: 2 in [1, 1]",
                "fix: reshape it");
    }

    @Test
    void refusesStatesThatAreTooLarge() {
        Literal wide = floats(0, 1, 4096).counting();
        rule("linear").in(wide, wide, wide).outputs(2).refuses(
                "LinearAttention 'it': the state of a head is too large",
                "expected: at most 4194304 elements",
                "got: 4096 * 4096",
                "fix: use a smaller model");
    }

    private static OpCheck heads(long query, long state) {
        return check("LinearAttention").with("q_num_heads", query).with("kv_num_heads", state);
    }

    private static OpCheck rule(String rule) {
        return heads(1, 1).with("update_rule", rule);
    }
}
