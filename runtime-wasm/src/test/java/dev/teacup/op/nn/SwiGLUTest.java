package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class SwiGLUTest {
    /** sigmoid(log 3) = 3 / 4, so that a = log 3 gives 3 / 4 log 3 times b; sigmoid(0) is 1 / 2. */
    @Test
    void gatesTheOtherOperandByTheSwishOfTheFirst() {
        double a = Math.log(3);
        check("SwiGLU").in(floats(3).of(a, -a, 0), floats(3).of(2, 2, 5))
                .gives(floats(3).of(1.5 * a, -0.5 * a, 0));
        check("SwiGLU").in(floats(1).of(a / 2), floats(1).of(1)).with("alpha", 2f)
                .gives(floats(1).of(0.375 * a));
    }

    @Test
    void goesToTheIdentityAndToZeroFarFromZero() {
        check("SwiGLU").in(halves(2).of(60, -60), halves(2).of(1, 1)).gives(halves(2).of(60, 0));
        check("SwiGLU").in(floats(2).of(Double.POSITIVE_INFINITY, Double.NaN), floats(2).of(-1, 1))
                .gives(floats(2).of(Double.NEGATIVE_INFINITY, Double.NaN));
    }

    @Test
    void refusesOperandsThatOnlyBroadcast() {
        check("SwiGLU").in(floats(2, 3).counting(), floats(1, 3).counting()).refuses(
                "SwiGLU 'it': the input 'B' has the wrong size in dimension 0",
                "expected: 2, since A and B have one shape",
                "got: 1 in [1, 3]",
                "fix: make the two agree");
    }
}
