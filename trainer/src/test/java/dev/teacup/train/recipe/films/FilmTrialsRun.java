package dev.teacup.train.recipe.films;

import dev.teacup.train.data.Films;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Measures what was tried for the films, minutes long; runs by its name only, with the folder of MovieLens in
 * the system property {@code films.data}, and writes the file that the report reads.
 */
class FilmTrialsRun {
    @Test
    void measures() throws IOException {
        Films films = Films.of(Path.of(System.getProperty("films.data")));
        StringBuilder lines = new StringBuilder("trial\tfigure\n");
        for (FilmTrials.Trial trial : FilmTrials.ALL) {
            String line = FilmTrials.measured(films, trial);
            System.out.println(line);
            lines.append(line).append('\n');
        }
        Files.writeString(
                Path.of("src/main/resources/dev/teacup/train/recipe/films").resolve(FilmTrials.FILE), lines);
    }
}
