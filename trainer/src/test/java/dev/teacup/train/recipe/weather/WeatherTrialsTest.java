package dev.teacup.train.recipe.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.report.Facts;
import org.junit.jupiter.api.Test;

class WeatherTrialsTest {
    @Test
    void tellsFiguresOfEachTrial() {
        assertEquals(WeatherTrials.ALL.size(), WeatherTrials.told().size());
        for (Facts.Trial trial : WeatherTrials.told()) {
            assertTrue(trial.figures().startsWith("log loss "), trial.what() + ": " + trial.figures());
        }
    }
}
