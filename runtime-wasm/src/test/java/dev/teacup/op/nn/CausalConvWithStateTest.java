package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class CausalConvWithStateTest {
    private static final Literal INPUT = floats(1, 2, 3).of(1, 2, 3, 4, 5, 6);

    /** The newest element times 10 or 1000, the one before it times 1 or 100. */
    private static final Literal WEIGHT = floats(2, 1, 2).of(1, 10, 100, 1000);

    @Test
    void startsWithZerosOrWithThePast() {
        check("CausalConvWithState").in(INPUT, WEIGHT).gives(
                floats(1, 2, 3).of(10, 21, 32, 4000, 5400, 6500), floats(1, 2, 1).of(3, 6));
        check("CausalConvWithState").in(INPUT, WEIGHT, floats(2).of(0.5, -1), floats(1, 2, 1).of(7, 8)).gives(
                floats(1, 2, 3).of(17.5, 21.5, 32.5, 4799, 5399, 6499), floats(1, 2, 1).of(3, 6));
    }

    @Test
    void keepsMoreThanOneInput() {
        check("CausalConvWithState").in(floats(1, 1, 1).of(5), floats(1, 1, 4).of(1, 10, 100, 1000), null,
                floats(1, 1, 3).of(1, 2, 3)).gives(floats(1, 1, 1).of(5321), floats(1, 1, 3).of(2, 3, 5));
        check("CausalConvWithState").in(floats(1, 1, 2).of(5, 6), floats(1, 1, 1).of(2))
                .gives(floats(1, 1, 2).of(10, 12), floats(1, 1, 0).of(new double[0]));
    }

    @Test
    void keepsTheStateWhereNothingComes() {
        Literal nothing = floats(1, 2, 0).of(new double[0]);
        check("CausalConvWithState").in(nothing, WEIGHT, null, floats(1, 2, 1).of(7, 8))
                .gives(nothing, floats(1, 2, 1).of(7, 8));
    }

    /** 1 / (1 + e^-1) and 2 / (1 + e^-2), in float32 where the sums are rounded to halves. */
    @Test
    void activates() {
        for (String name : new String[] {"silu", "swish"}) {
            check("CausalConvWithState").with("activation", name).within(1e-6, 0)
                    .in(floats(1, 1, 2).of(1, 2), floats(1, 1, 1).of(1))
                    .gives(floats(1, 1, 2).of(0.7310585786300049, 1.7615941559557649),
                            floats(1, 1, 0).of(new double[0]));
            check("CausalConvWithState").with("activation", name)
                    .in(halves(1, 1, 2).of(1, 2), halves(1, 1, 1).of(1))
                    .gives(halves(1, 1, 2).of(0.7310585786300049, 1.7615941559557649),
                            halves(1, 1, 0).of(new double[0]));
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        check("CausalConvWithState").outputs(2).in(INPUT, floats(1, 1, 2).counting()).refuses(
                "CausalConvWithState 'it': the input 'weight' has the wrong size in dimension 0",
                "expected: 2, since the input 'input' is [1, 2, 3], and every channel has a kernel "
                        + "of its own",
                "got: 1 in [1, 1, 2]",
                "fix: make the two agree");
        check("CausalConvWithState").outputs(2).in(INPUT, floats(2, 2, 1).counting()).refuses(
                "CausalConvWithState 'it': the input 'weight' has the wrong size in dimension 1",
                "expected: 1, since the input 'input' is [1, 2, 3], and every channel has a kernel "
                        + "of its own",
                "got: 2 in [2, 2, 1]",
                "fix: make the two agree");
        check("CausalConvWithState").outputs(2).in(INPUT, floats(2, 1, 0).of(new double[0])).refuses(
                "CausalConvWithState 'it': the input 'weight' has no elements",
                "expected: at least 1 in each dimension",
                "got: [2, 1, 0]",
                "fix: export the model again");
        check("CausalConvWithState").outputs(2).in(INPUT, WEIGHT, null, floats(1, 2, 2).counting()).refuses(
                "CausalConvWithState 'it': the input 'past_state' has the wrong size in dimension 2",
                "expected: 1, since the input 'input' is [1, 2, 3] and the weight is [2, 1, 2]",
                "got: 2 in [1, 2, 2]",
                "fix: make the two agree");
        check("CausalConvWithState").outputs(2).with("activation", "relu").in(INPUT, WEIGHT).refuses(
                "CausalConvWithState 'it': the attribute 'activation' has a value that ONNX does not know",
                "expected: one of none, silu, swish",
                "got: 'relu'",
                "fix: export the model again");
    }
}
