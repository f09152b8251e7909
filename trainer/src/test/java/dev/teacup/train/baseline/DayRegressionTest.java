package dev.teacup.train.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.data.Days;
import dev.teacup.train.metric.Verdicts;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DayRegressionTest {
    private static final Days DAYS = Days.shipped();

    /** Published: .615 and .343, from features that are not told. */
    @Test
    void comesNearThePublishedBarOfTheWeather() {
        Verdicts plain = judged(false);
        assertEquals(.615, plain.top(1), .01);
        assertEquals(.343, plain.macroF1(), .03);
    }

    /** Published: .471 and .367. */
    @Test
    void comesNearThePublishedBarWhereAllWordsWeighTheSame() {
        Verdicts balanced = judged(true);
        assertEquals(.471, balanced.top(1), .01);
        assertEquals(.367, balanced.macroF1(), .03);
    }

    private static Verdicts judged(boolean isBalanced) {
        int[] test = DAYS.split().test();
        int[] truth = Arrays.stream(test).map(row -> DAYS.weather()[row]).toArray();
        return new Verdicts(
                DayRegression.ofDays(DAYS, DAYS.split().trainAndValidation(), test, 7, isBalanced, 1), truth,
                Days.WORDS.size());
    }
}
