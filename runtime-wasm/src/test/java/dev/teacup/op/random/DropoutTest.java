package dev.teacup.op.random;

import static dev.teacup.testkit.Literal.bools;
import static dev.teacup.testkit.Literal.doubles;
import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.OpCheck.check;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.testkit.Literal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DropoutTest {
    private static final Literal DATA = floats(2, 2).of(1, -2, Double.NaN, 4);
    private static final Literal KEPT = bools(2, 2).of(true, true, true, true);

    @Test
    void keepsEverythingOutsideOfTraining() {
        check("Dropout").in(DATA).gives(DATA);
        check("Dropout").in(DATA).gives(DATA, KEPT);
        check("Dropout").in(DATA, floats().of(0.9)).gives(DATA, KEPT);
        check("Dropout").in(DATA, floats().of(1), bools().of(false)).gives(DATA, KEPT);
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
    void dropsAboutTheRatioInTrainingAndScalesTheRest() {
        double[] ones = new double[1000];
        Arrays.fill(ones, 1);
        Literal[] results = check("Dropout").in(floats(1000).of(ones), floats().of(0.75), bools().of(true))
                .with("seed", 7).results(2);
        long[] mask = (long[]) results[1].values();
        int kept = 0;
        for (int i = 0; i < mask.length; i++) {
            kept += (int) mask[i];
            assertEquals(mask[i] * 4, results[0].reals()[i]);
        }
        assertTrue(kept > 200 && kept < 300, kept + " of 1000");
    }

    @Test
    void refusesARatioThatIsNoShare() {
        check("Dropout").in(DATA, floats().of(1), bools().of(true)).refuses(
                "Dropout 'it': the input 'ratio' is out of range",
                "expected: a number from 0 to below 1",
                "got: 1.0",
                "fix: look at what computes it");
    }

    @Test
    void refusesARatioThatIsNoSingleElement() {
        check("Dropout").in(DATA, floats(2).of(0, 0)).refuses(
                "Dropout 'it': the input 'ratio' is not a single element",
                "expected: one element",
                "got: [2]",
                "fix: reshape or slice it");
    }
}
