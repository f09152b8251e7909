package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.OpCheck.check;

import org.junit.jupiter.api.Test;

class HardmaxTest {
    @Test
    void setsTheFirstMaximum() {
        check("Hardmax").in(floats(2, 3).of(1, 5, 5, -1, -2, -3)).gives(floats(2, 3).of(0, 1, 0, 1, 0, 0));
        check("Hardmax").with("axis", 0).in(doubles(2, 2).of(1, 4, 3, 2)).gives(doubles(2, 2).of(0, 1, 1, 0));
        check("Hardmax").in(halves(2).of(1, Double.NaN)).gives(halves(2).of(0, 1));
    }

    @Test
    void keepsEmptyTensorsEmpty() {
        check("Hardmax").in(floats(2, 0).counting()).gives(floats(2, 0).counting());
        check("Hardmax").in(floats(0, 2).counting()).gives(floats(0, 2).counting());
    }

    @Test
    void refusesAnAxisOutsideTheRank() {
        check("Hardmax").with("axis", 2).in(floats(2, 0).counting()).refuses(
                "Hardmax 'it': the attribute 'axis' is outside the rank of the operand",
                "expected: an axis from -2 to 1",
                "got: 2",
                "fix: use an axis that the operand has");
    }
}
