package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    /** Said: 0, 1, 0, 2; true: 0, 1, 1, 2. A fourth class is neither there nor said. */
    private static final Verdicts FOUR = Verdicts.of(new float[] {.7f, .1f, .1f, .1f, .2f, .5f, .2f, .1f, .4f,
        .3f, .2f, .1f, .1f, .2f, .6f, .1f}, new int[] {0, 1, 1, 2}, 4);

    @Test
    void countsWhatWasSaidOfWhich() {
        assertArrayEquals(new int[][] {{1, 0, 0, 0}, {1, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 0}},
                FOUR.confusion());
        assertEquals(new Confusion(1, 0, 1, 2), FOUR.of(1));
    }

    /** F1 of the classes: 2/3 (one hit, one false), 2/3 (one hit, one miss), 1, 0; recalls 1, 1/2, 1. */
    @Test
    void aClassThatIsNowhereCountsAsNothingInTheMean() {
        assertEquals((2 / 3.0 + 2 / 3.0 + 1 + 0) / 4, FOUR.macroF1(), 1e-12);
        assertEquals(2.5 / 3, FOUR.meanRecall(), 1e-12);
    }

    @Test
    void theTrueClassHasARank() {
        assertEquals(.75, FOUR.top(1));
        assertEquals(1, FOUR.top(2));
        assertEquals(1, FOUR.rank(2));
        assertEquals(2, Verdicts.of(new float[] {1, 1, 1}, new int[] {2}, 3).rank(0));
    }

    @Test
    void probabilitiesAreJudgedByTheirLogarithm() {
        double sum = Math.log(.7f) + Math.log(.5f) + Math.log(.3f) + Math.log(.6f);
        assertEquals(-sum / 4, FOUR.logLoss(), 1e-12);
        assertArrayEquals(new double[] {.7, .5, .4, .6}, FOUR.ofBest().scores(), 1e-7);
        assertArrayEquals(new double[] {1, 1, 0, 1}, FOUR.ofBest().labels());
    }

    @Test
    void aProbabilityOfNothingIsNoInfiniteLoss() {
        Verdicts verdicts = Verdicts.of(new float[] {0, 1, .5f, .5f}, new int[] {0, 1}, 2);
        assertArrayEquals(new double[] {126 * Math.log(2), Math.log(2)}, verdicts.losses(), 1e-12);
        assertEquals(63.5 * Math.log(2), verdicts.logLoss(), 1e-12);
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        ModelException other = assertThrows(ModelException.class,
                () -> Verdicts.of(new float[] {.5f, .5f}, new int[] {2}, 2));
        assertEquals("verdicts, row 0: the row does not fit the classes\n"
                + "expected: 2 scores, and a class from 0 to 1\ngot: 2 scores, and class 2\n"
                + "fix: judge the model on its own classes", other.getMessage());
        ModelException none = assertThrows(ModelException.class,
                () -> Verdicts.of(new float[] {.5f, Float.NaN}, new int[] {1}, 2));
        assertEquals("a score is no number", none.what());
        ModelException more = assertThrows(ModelException.class,
                () -> Verdicts.of(new float[] {.5f, .5f}, new int[] {1, 0}, 2));
        assertEquals("scores and classes differ in number", more.what());
    }
}
