package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DenseRegressionTest {
    private static final DenseRows LINE = new DenseRows(new float[] {0, 1, 2, 3}, 1);
    private static final double[] EVEN = {1, 1};

    @Test
    void findsALine() {
        double[] weights = RidgeRegression.fitted(LINE, new double[] {1, 3, 5, 7}, 1e-9).weights();
        assertArrayEquals(new double[] {2, 1}, weights, 1e-5);
    }

    @Test
    void flattensALineByThePenalty() {
        // Around the means the squares sum to 5 and the products to 10: the slope is 10 / (5 + 5).
        double[] weights = RidgeRegression.fitted(LINE, new double[] {1, 3, 5, 7}, 5).weights();
        assertArrayEquals(new double[] {1, 2.5}, weights, 1e-5);
    }

    @Test
    void saysTheSharesOfGroupsThatAOneTellsApart() {
        DenseRows rows = new DenseRows(new float[] {0, 0, 0, 0, 1, 1, 1, 1}, 1);
        int[] labels = {0, 0, 0, 1, 0, 1, 1, 1};
        double[][] said = SoftmaxRegression.fitted(rows, labels, EVEN, 1e-9).of(rows);
        assertEquals(.25, said[0][1], 1e-3);
        assertEquals(.75, said[7][1], 1e-3);
    }

    @Test
    void saysTheSharesOfAllWhereThePenaltyIsHigh() {
        int[] labels = {0, 0, 0, 1};
        double[][] said = SoftmaxRegression.fitted(LINE, labels, EVEN, 100).of(LINE);
        assertEquals(.25, said[0][1], 0.02);
        assertEquals(.25, said[3][1], 0.02);
    }

    /** At the minimum the penalty holds the balance: l2 w = sum of (label - p) x, for each class. */
    @Test
    void endsWhereThePenaltyHoldsTheBalance() {
        DenseRows rows = new DenseRows(new float[] {1, 2, -1, .5f, -2, 1.5f}, 1);
        int[] labels = {0, 1, 2, 1, 2, 0};
        SoftmaxRegression model = SoftmaxRegression.fitted(rows, labels, new double[] {1, 1, 1}, 2);
        double[][] said = model.of(rows);
        for (int k = 0; k < 3; k++) {
            double pull = 0;
            for (int row = 0; row < labels.length; row++) {
                pull += ((labels[row] == k ? 1 : 0) - said[row][k]) * rows.values()[row];
            }
            assertEquals(pull / 2, model.weights()[k][0], 1e-3);
        }
    }

    @Test
    void weighsClassesAsItIsTold() {
        int[] labels = {0, 0, 0, 1};
        double[][] said = SoftmaxRegression.fitted(LINE, labels, new double[] {2.0 / 3, 2}, 100).of(LINE);
        assertEquals(.5, said[0][1], 0.02);
    }
}
