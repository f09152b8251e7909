package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.op.Attribute;
import dev.teacup.testkit.Literal;
import dev.teacup.testkit.OpCheck;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** With the activation x, one step can be done by hand: z = 2, r = 2 where X is 1, and h is 10 before. */
class GRUTest {
    private static final Literal X = floats(1, 1, 1).of(1);
    private static final Literal W = floats(1, 3, 1).of(2, 2, 3);
    private static final Literal R = floats(1, 3, 1).of(0, 0, 5);
    private static final Literal B = floats(1, 6).of(0, 0, 1, 0, 0, 7);
    private static final Literal H = floats(1, 1, 1).of(10);

    @Test
    void resetsTheStateBeforeTheWeights() {
        // ht = 3 + (2 * 10) * 5 + 7 + 1
        linear().in(X, W, R, B, null, H).gives(floats(1, 1, 1, 1).of((1 - 2) * 111 + 2 * 10));
    }

    @Test
    void resetsTheStateBehindTheWeights() {
        // ht = 3 + 2 * (10 * 5 + 7) + 1
        linear().with("linear_before_reset", 1).in(X, W, R, B, null, H)
                .gives(null, floats(1, 1, 1).of((1 - 2) * 118 + 2 * 10));
    }

    @Test
    void readsBothWays() {
        // Forward, h is x of the last step as z is 0; in reverse, the initial state stays as z is 1.
        linear("Affine", "Affine").with("direction", "bidirectional")
                .in(floats(2, 2, 1).of(3, 4, 5, 6), floats(2, 3, 1).of(0, 0, 1, 0, 0, 1),
                        floats(2, 3, 1).of(0, 0, 0, 0, 0, 0),
                        floats(2, 6).of(0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0), ints(2).of(2, 1),
                        floats(2, 2, 1).of(0, 0, 8, 9))
                .gives(floats(2, 2, 2, 1).of(3, 4, 8, 9, 5, 0, 8, 0), floats(2, 2, 1).of(5, 4, 8, 9));
    }

    /** z = r = 1 / 2; ht = tanh(1). */
    @Test
    void takesSigmoidAndTanhUnlessItIsToldOtherwise() {
        check("GRU").in(doubles(1, 1, 1).of(1), doubles(1, 3, 1).of(0, 0, 1), doubles(1, 3, 1).of(0, 0, 0))
                .gives(null, doubles(1, 1, 1).of(0.7615941559557649 / 2));
    }

    @Test
    void refusesWeightsThatAreNotOfThreeGates() {
        check("GRU").in(X, floats(1, 4, 1).counting(), R).refuses(
                "GRU 'it': the input 'W' has the wrong size in dimension 1",
                "expected: 3, since the input 'X' is [1, 1, 1], the hidden size 1 and the direction forward",
                "got: 4 in [1, 4, 1]",
                "fix: make the two agree");
        check("GRU").in(X, W, R, floats(1, 3).counting()).refuses(
                "GRU 'it': the input 'B' has the wrong size in dimension 1",
                "expected: 6, since the input 'X' is [1, 1, 1], the hidden size 1 and the direction forward",
                "got: 3 in [1, 3]",
                "fix: make the two agree");
    }

    @Test
    void refusesOneActivation() {
        check("GRU").with("activations", new Attribute.Texts("Tanh")).in(X, W, R).refuses(
                "GRU 'it': the attribute 'activations' has the wrong number of names",
                "expected: 2 for each direction",
                "got: 1 for 1",
                "fix: export the model again");
    }

    private static OpCheck linear(String... more) {
        String[] names = new String[2 + more.length];
        Arrays.fill(names, "Affine");
        return check("GRU").with("activations", new Attribute.Texts(names));
    }
}
