package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Verdicts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MultinomialRegressionTest {
    /** Without features but the 1, the probabilities are the shares of the classes. */
    @Test
    void learnsTheSharesWhereThereIsNothingElseToLearn() {
        double[][] ones = new double[10][1];
        Arrays.stream(ones).forEach(row -> row[0] = 1);
        int[] labels = {0, 0, 0, 0, 0, 1, 1, 1, 2, 2};
        MultinomialRegression model = MultinomialRegression.fitted(ones, labels, new double[] {1, 1, 1}, 1);
        assertArrayEquals(new double[] {.5, .3, .2}, model.probabilities(new double[] {1}), 1e-4);
        MultinomialRegression balanced =
                MultinomialRegression.fitted(ones, labels, new double[] {.2, 1 / 3.0, .5}, 1);
        assertArrayEquals(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, balanced.probabilities(new double[] {1}),
                1e-4);
    }

    /** At the minimum the penalty holds the balance: l2 w = sum of (label - p) x, for each class. */
    @Test
    void endsWhereTheGradientIsZero() {
        double[][] x = {{1, 1}, {2, 1}, {-1, 1}, {.5, 1}, {-2, 1}, {1.5, 1}};
        int[] labels = {0, 1, 2, 1, 2, 0};
        MultinomialRegression model = MultinomialRegression.fitted(x, labels, new double[] {1, 1, 1}, 2);
        double[] zero = model.probabilities(new double[] {0, 1});
        double[] one = model.probabilities(new double[] {1, 1});
        for (int k = 0; k < 3; k++) {
            double pull = 0;
            for (int row = 0; row < x.length; row++) {
                pull += ((labels[row] == k ? 1 : 0) - model.probabilities(x[row])[k]) * x[row][0];
            }
            int other = (k + 1) % 3;
            double pullOfOther = 0;
            for (int row = 0; row < x.length; row++) {
                pullOfOther +=
                        ((labels[row] == other ? 1 : 0) - model.probabilities(x[row])[other]) * x[row][0];
            }
            double difference = Math.log(one[k] / one[other]) - Math.log(zero[k] / zero[other]);
            assertEquals((pull - pullOfOther) / 2, difference, 1e-6);
        }
    }

    @Test
    void tellsOfNumbersThatAreFarTooLarge() {
        double[][] x = {{1e300, 1}, {2, 1}, {-1, 1}, {0.5, 1}};
        ModelException told = assertThrows(ModelException.class,
                () -> MultinomialRegression.fitted(x, new int[] {0, 1, 1, 0}, new double[] {1, 1}, 1));
        assertEquals("regression: its loss has no minimum that can be found\n"
                + "expected: features of about the same size, and a target that does not follow from one of"
                + " them alone\ngot: " + told.got()
                + "\nfix: look in the data for numbers that are far too large,"
                + " such as 1e300 degrees", told.getMessage());
    }

    /** Published: .615 and .343, and class-balanced .471 and .367, from features that are not told. */
    @Test
    void comesNearThePublishedBarsOfTheWeather() {
        Days days = Days.shipped();
        int[] learnt = days.split().trainAndValidation();
        int[] test = days.split().test();
        int[] truth = Arrays.stream(test).map(row -> days.weather()[row]).toArray();
        Verdicts plain =
                new Verdicts(MultinomialRegression.ofDays(days, learnt, test, 7, false, 1), truth, 5);
        assertEquals(.615, plain.top(1), .01);
        assertEquals(.343, plain.macroF1(), .03);
    }
}
