package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.op.Attribute;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** With the activation x, steps can be done by hand; gates are in the order i, o, f, c. */
class LSTMTest {
    private static final Literal X = floats(2, 1, 1).of(1, 1);
    private static final Literal W = floats(1, 4, 1).of(1, 2, 3, 4);
    private static final Literal R = floats(1, 4, 1).of(1, 0, 0, 0);
    private static final Literal P = floats(1, 3).of(1, 1, 2);

    /** C1 = 3 * 0 + 1 * 4, H1 = 2 * 4; then i = 1 + 8, C2 = 3 * 4 + 9 * 4, H2 = 2 * 48. */
    @Test
    void forgetsAndLearns() {
        linear().in(X, W, R).gives(floats(2, 1, 1, 1).of(8, 96), floats(1, 1, 1).of(96),
                floats(1, 1, 1).of(48));
    }

    /** C1 = 3 * 5 + (1 + 2) * 4, H1 = 2 * 27. */
    @Test
    void beginsWithTheInitialStates() {
        linear().in(floats(1, 1, 1).of(1), W, R, null, null, floats(1, 1, 1).of(2), floats(1, 1, 1).of(5))
                .gives(null, floats(1, 1, 1).of(54), floats(1, 1, 1).of(27));
    }

    /**
     * C1 = 4, o = 2 + 4, H1 = 24; then i = 1 + 24 + 4, f = 3 + 2 * 4, C2 = 11 * 4 + 29 * 4, o = 2 + 160.
     */
    @Test
    void looksAtItsCellsThroughPeepholes() {
        linear().in(X, W, R, null, null, null, null, P)
                .gives(floats(2, 1, 1, 1).of(24, 162 * 160), null, floats(1, 1, 1).of(160));
    }

    /** C1 = 4, H1 = 8; then i = 9, f = -8, C2 = -8 * 4 + 9 * 4. */
    @Test
    void couplesTheInputAndForgetGates() {
        linear().with("input_forget", 1).in(X, W, R).gives(floats(2, 1, 1, 1).of(8, 8), null,
                floats(1, 1, 1).of(4));
    }

    /** i = 1, f = 2, o = 2, c = 2 as 3 and 4 are clipped; C1 = 2, H1 = 2 * 2; then i = 2, C2 = 8, h(2). */
    @Test
    void clipsWhatEachActivationIsGiven() {
        linear().with("clip", 2f).in(X, W, R).gives(floats(2, 1, 1, 1).of(4, 4), null,
                floats(1, 1, 1).of(8));
    }

    /** Both biases of the cell gate add up to 1; C = tanh(1) / 2, H = tanh(C) / 2. */
    @Test
    void takesSigmoidAndTanhUnlessItIsToldOtherwise() {
        check("LSTM").in(doubles(1, 1, 1).of(0), doubles(1, 4, 1).counting(), doubles(1, 4, 1).counting(),
                doubles(1, 8).of(0, 0, 0, 0.25, 0, 0, 0, 0.75))
                .gives(null, doubles(1, 1, 1).of(0.18169974219452625),
                        doubles(1, 1, 1).of(0.38079707797788243));
    }

    @Test
    void readsBothWaysWithTheBatchFirst() {
        // Forward C = x; in reverse C = 10 * x; all gates are open.
        linear("Affine", "Affine", "Affine").with("direction", "bidirectional").with("layout", 1)
                .in(halves(1, 2, 1).of(3, 4), halves(2, 4, 1).of(0, 0, 0, 1, 0, 0, 0, 10),
                        halves(2, 4, 1).of(0, 0, 0, 0, 0, 0, 0, 0),
                        halves(2, 8).of(1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0))
                .gives(halves(1, 2, 2, 1).of(3, 30, 4, 40), halves(1, 2, 1).of(4, 30),
                        halves(1, 2, 1).of(4, 30));
    }

    @Test
    void refusesPeepholesAndCellsOfOtherSizes() {
        check("LSTM").in(X, W, R, null, null, null, null, floats(1, 4).counting()).refuses(
                "LSTM 'it': the input 'P' has the wrong size in dimension 1",
                "expected: 3, since the input 'X' is [2, 1, 1], the hidden size 1 and the direction forward",
                "got: 4 in [1, 4]",
                "fix: make the two agree");
        check("LSTM").in(X, W, R, null, null, null, floats(1, 2, 1).counting()).refuses(
                "LSTM 'it': the input 'initial_c' has the wrong size in dimension 1",
                "expected: 1, since the input 'X' is [2, 1, 1], the hidden size 1 and the direction forward",
                "got: 2 in [1, 2, 1]",
                "fix: make the two agree");
    }

    private static OpCheck linear(String... more) {
        String[] names = new String[3 + more.length];
        Arrays.fill(names, "Affine");
        return check("LSTM").with("activations", new Attribute.Texts(names));
    }
}
