package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Measures optimisers at many rates, minutes long; runs by its name only, with the folder of MovieLens in the
 * system property {@code films.data}, and writes the file that the report reads.
 */
class FilmRatesRun {
    @Test
    void measures() throws IOException {
        Films films = Films.of(Path.of(System.getProperty("films.data")));
        Files.writeString(
                Path.of("src/main/resources/dev/teacup/train/recipe/films").resolve(FilmRates.FILE),
                FilmRates.measured(films, System.out::println).text());
    }
}
