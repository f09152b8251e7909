package dev.teacup.op.nn;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final Literal DATA = floats(2, 2).of(1, -2, Double.NaN, 4);
    private static final Literal KEPT = bools(2, 2).of(true, true, true, true);

    @Test
    void keepsEverythingOutsideOfTraining() {
        check("Dropout").in(DATA).gives(DATA);
        check("Dropout").in(DATA).gives(DATA, KEPT);
        check("Dropout").in(DATA, floats().of(0.9)).gives(DATA, KEPT);
        check("Dropout").in(DATA, null, bools().of(false)).gives(DATA, KEPT);
        check("Dropout").in(DATA, doubles().of(0.5), bools(1).of(false)).with("seed", 7).gives(DATA);
    }

    @Test
    void keepsEverythingInTrainingWithTheRatioZero() {
        check("Dropout").in(DATA, floats().of(0), bools().of(true)).gives(DATA, KEPT);
    }

    @Test
    void keepsScalarsAndEmptyTensors() {
        check("Dropout").in(floats().of(3)).gives(floats().of(3), bools().of(true));
        check("Dropout").in(floats(0).of(new double[0])).gives(floats(0).of(new double[0]),
                bools(0).ofLongs());
    }

    @Test
    void refusesARandomResult() {
        String[] lines = {"Dropout 'it': the result would be random",
            "expected: training_mode false, or ratio 0",
            "got: training_mode true and a ratio that is not 0",
            "fix: export the model for inference"};
        check("Dropout").in(DATA, floats().of(0.1), bools().of(true))
                .refuses(lines[0], lines[1], lines[2], lines[3]);
        check("Dropout").in(DATA, null, bools().of(true)).refuses(lines[0], lines[1], lines[2], lines[3]);
    }

    @Test
    void refusesARatioThatIsNoSingleElement() {
        check("Dropout").in(DATA, floats(2).of(0, 0)).refuses(
                "Dropout 'it': the input 'ratio' is not a single element",
                "expected: the shape []",
                "got: [2]",
                "fix: pass a scalar");
    }
}
