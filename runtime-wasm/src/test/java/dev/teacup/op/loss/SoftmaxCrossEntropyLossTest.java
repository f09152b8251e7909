package dev.teacup.op.loss;

import static dev.teacup.testkit.Literal.floats;
import static dev.teacup.testkit.Literal.halves;
import static dev.teacup.testkit.Literal.ints;
import static dev.teacup.testkit.Literal.longs;
import static dev.teacup.testkit.OpCheck.check;

import dev.teacup.testkit.Literal;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyLossTest {
    private static final double LOG_2 = 0.6931471805599453;
    private static final double LOG_4 = 2 * LOG_2;

    /** Of the scores 0 and log 3 the softmax is 1/4 and 3/4; of two equal ones it is 1/2. */
    @Test
    void isTheLogarithmOfTheProbabilityOfTheLabel() {
        double log3 = 1.0986122886681098;
        Literal scores = floats(2, 2).of(0, log3, 7, 7);
        Literal logarithms = floats(2, 2).of(-LOG_4, log3 - LOG_4, -LOG_2, -LOG_2);
        check("SoftmaxCrossEntropyLoss").in(scores, longs(2).of(0, 1)).with("reduction", "none")
                .within(1e-6, 0).gives(floats(2).of(LOG_4, LOG_2), logarithms);
        check("SoftmaxCrossEntropyLoss").in(scores, ints(2).of(0, 1), floats(2).of(1, 3)).within(1e-6, 0)
                .gives(floats().of((LOG_4 + 3 * LOG_2) / 4));
        check("SoftmaxCrossEntropyLoss").in(scores, longs(2).of(0, -1)).with("ignore_index", -1)
                .with("reduction", "sum").within(1e-6, 0).gives(floats().of(LOG_4), logarithms);
    }

    @Test
    void takesTheClassesFromTheSecondDimension() {
        check("SoftmaxCrossEntropyLoss").in(floats(1, 2, 2).of(5, 1000, 5, 0), longs(1, 2).of(1, 1))
                .with("reduction", "none").within(1e-6, 0).gives(floats(1, 2).of(LOG_2, 1000));
    }

    @Test
    void roundsHalvesOnce() {
        check("SoftmaxCrossEntropyLoss").in(halves(2, 1).of(3, 4), longs(2).of(0, 0))
                .gives(halves().of(0), halves(2, 1).of(0, 0));
    }

    @Test
    void refusesLabelsAndWeightsThatDoNotFit() {
        check("SoftmaxCrossEntropyLoss").in(floats(2, 2).of(1, 2, 3, 4), longs(3).of(0, 0, 0)).refuses(
                "SoftmaxCrossEntropyLoss 'it': the input 'labels' has the wrong size in dimension 0",
                "expected: 2, since the input 'scores' is [2, 2]",
                "got: 3 in [3]",
                "fix: make the two agree");
        check("SoftmaxCrossEntropyLoss").in(floats(1, 2).of(1, 2), longs(1).of(0), floats(1).of(0)).refuses(
                "SoftmaxCrossEntropyLoss 'it': the input 'weights' has the wrong size in dimension 0",
                "expected: 2, since the input 'scores' is [1, 2]",
                "got: 1 in [1]",
                "fix: make the two agree");
    }
}
