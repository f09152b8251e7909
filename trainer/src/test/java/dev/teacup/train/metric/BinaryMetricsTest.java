package dev.teacup.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import dev.teacup.error.ModelException;

/** Against tables worked by hand. */
class BinaryMetricsTest {
    /** By rank: + - + - + -. */
    private static final Predictions SIX = new Predictions(new double[] {.3, .9, .7, .1, .6, .2},
            new double[] {0, 1, 0, 0, 1, 1});

    /** By rank: +, then (+ - -) tied at .5, then -. */
    private static final Predictions TIED = new Predictions(new double[] {.5, .5, .9, .1, .5},
            new double[] {0, 1, 1, 0, 0});

    @Test
    void rocAucCountsPairsInOrder() {
        // Of 3 negatives, .9 is above 3, .6 above 2 and .2 above 1.
        assertEquals(6 / 9.0, RocAuc.of(SIX), 1e-15);
    }

    @Test
    void rocAucCountsTiesHalf() {
        // .9 wins 3; the tied positive wins 1 and ties 2.
        assertEquals(5 / 6.0, RocAuc.of(TIED), 1e-15);
    }

    @Test
    void averagePrecisionIsTheMeanOfPrecisionAtThePositivesRanks() {
        assertEquals((1 / 1.0 + 2 / 3.0 + 3 / 5.0) / 3, AveragePrecision.of(SIX), 1e-15);
    }

    @Test
    void averagePrecisionGivesTiedRowsTheirLastRank() {
        assertEquals((1 / 1.0 + 2 / 4.0) / 2, AveragePrecision.of(TIED), 1e-15);
    }

    @Test
    void brierIsTheMeanSquaredDistance() {
        assertEquals((.25 + .25 + .01 + .01 + .25) / 5, Brier.of(TIED), 1e-15);
    }

    @Test
    void aConstantScoreIsChance() {
        Predictions constant =
                new Predictions(new double[] {.4, .4, .4, .4, .4}, new double[] {0, 1, 0, 0, 1});
        assertEquals(.5, RocAuc.of(constant), 1e-15);
        assertEquals(.4, AveragePrecision.of(constant), 1e-15);
        assertEquals(.4 * .6, Brier.of(constant), 1e-15);
    }

    @Test
    void noMeasureDependsOnTheOrderOfRows() {
        Random random = new Random(7);
        double[] scores = random.doubles(200).map(score -> Math.floor(score * 20) / 16).toArray();
        double[] labels = random.doubles(200).map(draw -> draw < .2 ? 1 : 0).toArray();
        Predictions forwards = new Predictions(scores, labels);
        Predictions backwards = new Predictions(reversed(scores), reversed(labels));
        assertEquals(RocAuc.of(forwards), RocAuc.of(backwards));
        assertEquals(AveragePrecision.of(forwards), AveragePrecision.of(backwards));
        assertEquals(Calibration.of(forwards, 7), Calibration.of(backwards, 7));
        assertEquals(PrecisionRecall.of(forwards), PrecisionRecall.of(backwards));
    }

    @Test
    void theThresholdFlagsTheShareAskedFor() {
        double[] scores = {.1, .5, .4, .3, .2};
        assertEquals(.4, Threshold.flagging(.4, scores));
        assertEquals(.5, Threshold.flagging(0, scores));
        assertEquals(.1, Threshold.flagging(1, scores));
    }

    @Test
    void confusionCountsRowsByTruthAndVerdict() {
        Confusion confusion = Confusion.at(.5, TIED);
        assertEquals(new Confusion(2, 2, 0, 1), confusion);
        assertEquals(.5, confusion.precision());
        assertEquals(1, confusion.recall());
        assertEquals(4 / 6.0, confusion.f1());
        assertEquals(0, Confusion.at(2, TIED).f1());
        assertEquals(0, Confusion.at(2, TIED).precision());
    }

    @Test
    void calibrationBinsHoldEqualNumbersOfRows() {
        List<Calibration.Bin> bins = Calibration.of(SIX, 3).bins();
        assertEquals(List.of(2, 2, 2), bins.stream().map(Calibration.Bin::rows).toList());
        assertEquals(.15, bins.get(0).said(), 1e-15);
        assertEquals(.5, bins.get(0).happened());
        double error = (Math.abs(.15 - .5) + Math.abs(.45 - .5) + Math.abs(.8 - .5)) / 3;
        assertEquals(error, Calibration.of(SIX, 3).error(), 1e-15);
    }

    @Test
    void calibrationKeepsTiedRowsTogether() {
        List<Calibration.Bin> bins = Calibration.of(TIED, 5).bins();
        assertEquals(List.of(1, 3, 1), bins.stream().map(Calibration.Bin::rows).toList());
        assertEquals(new Calibration.Bin(3, .5, 1 / 3.0), bins.get(1));
    }

    @Test
    void theCurveHasAPointForEachScore() {
        assertEquals(
                List.of(new PrecisionRecall.Point(.9, .5, 1), new PrecisionRecall.Point(.5, 1, .5),
                        new PrecisionRecall.Point(.1, 1, .4)),
                PrecisionRecall.of(TIED).points());
    }

    @Test
    void f1UsesTheThresholdOfTheTrainingRows() {
        Predictions trained = new Predictions(new double[] {.65, .2, .1}, new double[] {1, 0, 0});
        BinaryScores scores = BinaryScores.of(SIX, trained);
        assertEquals(Confusion.at(.65, SIX).f1(), scores.f1());
        assertEquals(RocAuc.of(SIX), scores.auc());
    }

    @Test
    void refusesPredictionsThatCannotBeJudged() {
        assertEquals("there is only one class to judge", refusal(new double[] {.1}, new double[] {1}).what());
        assertEquals("scores and labels differ in number", refusal(new double[] {}, new double[] {1}).what());
        assertEquals("the label is neither 0 nor 1", refusal(new double[] {.1}, new double[] {2}).what());
        assertEquals("""
                predictions, row 1: the score is no number
                expected: a number
                got: NaN
                fix: train with a smaller learning rate, or look for NaN in the inputs""",
                refusal(new double[] {.1, Double.NaN}, new double[] {0, 1}).getMessage());
    }

    private static ModelException refusal(double[] scores, double[] labels) {
        return assertThrows(ModelException.class, () -> new Predictions(scores, labels));
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        for (int at = 0; at < values.length; at++) {
            reversed[at] = values[values.length - 1 - at];
        }
        return reversed;
    }
}
