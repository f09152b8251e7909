package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import dev.teacup.train.data.Strikes;
import dev.teacup.train.metric.BinaryScores;
import dev.teacup.train.metric.Predictions;

class LogisticRegressionTest {
    private static final Strikes STRIKES = Strikes.shipped();

    @Test
    void reproducesThePublishedBarFittedTo1997() {
        assertBar(STRIKES.rowsToChoose(), .779, .348, .399);
    }

    @Test
    void reproducesThePublishedBarFittedTo1999() {
        assertBar(STRIKES.rowsToFit(), .793, .370, .409);
    }

    @Test
    void withoutFeaturesItSaysTheShareOfPositives() {
        SparseRows empty = new SparseRows(0, new int[5][0], new double[5][0]);
        double[] said = LogisticRegression.probabilities(empty, new double[] {1, 0, 0, 0, 1},
                new int[] {0, 1, 2, 3}, 1);
        assertArrayEquals(new double[] {.25, .25, .25, .25, .25}, said, 1e-9);
    }

    @Test
    void separatesNoFurtherThanThePenaltyAllows() {
        // b = 0 by symmetry; w solves 2 (sigmoid(w) - 1) + l2 w = 0, for l2 = 2: w + sigmoid(w) = 1.
        SparseRows two = new SparseRows(1, new int[][] {{0}, {0}}, new double[][] {{1}, {-1}});
        double[] said = LogisticRegression.probabilities(two, new double[] {1, 0}, new int[] {0, 1}, 2);
        double w = Math.log(said[0] / (1 - said[0]));
        assertEquals(1, w + said[0], 1e-9);
        assertEquals(1, said[0] + said[1], 1e-9);
    }

    @Test
    void solvesASystemWorkedByHand() {
        // [4 2; 2 5] [1; 2] = [8; 12]
        assertArrayEquals(new double[] {1, 2},
                Cholesky.solve(new double[][] {{4, 0}, {2, 5}}, new double[] {8, 12}),
                1e-12);
    }

    private static void assertBar(int[] train, double auc, double ap, double f1) {
        double[] said = LogisticRegression.ofStrikes(STRIKES, train);
        BinaryScores scores =
                BinaryScores.of(predictions(said, STRIKES.split().test()), predictions(said, train));
        System.out.println("logistic regression on " + train.length + " strikes, test: " + scores);
        assertEquals(auc, scores.auc(), .0006, "AUC");
        assertEquals(ap, scores.ap(), .0006, "AP");
        assertEquals(f1, scores.f1(), .0006, "F1");
        assertTrue(scores.brier() < .081, "Brier " + scores.brier());
    }

    private static Predictions predictions(double[] said, int[] rows) {
        return Predictions.of(said, STRIKES.labels(), rows);
    }
}
