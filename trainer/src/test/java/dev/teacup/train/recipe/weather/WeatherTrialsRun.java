package dev.teacup.train.recipe.weather;

import dev.teacup.train.data.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Measures what was tried for the weather, minutes long; runs by its name only, and writes the file that the
 * report reads.
 */
class WeatherTrialsRun {
    @Test
    void measures() throws IOException {
        Days days = Days.shipped();
        StringBuilder lines = new StringBuilder("trial\tlogLoss\taccuracy\tmacroF1\n");
        for (WeatherTrials.Trial trial : WeatherTrials.ALL) {
            String line = WeatherTrials.measured(days, trial);
            System.out.println(line);
            lines.append(line).append('\n');
        }
        Files.writeString(
                Path.of("src/main/resources/dev/teacup/train/recipe/weather").resolve(WeatherTrials.FILE),
                lines);
    }
}
