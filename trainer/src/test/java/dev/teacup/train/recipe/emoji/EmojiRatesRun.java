package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Measures optimisers at many rates, minutes long; runs by its name only, in the profile {@code emoji}, and
 * writes the file that the report reads.
 */
class EmojiRatesRun {
    @Test
    void measures() throws IOException {
        Files.writeString(
                Path.of("src/main/resources/dev/teacup/train/recipe/emoji").resolve(EmojiRates.FILE),
                EmojiRates.measured(EmojiQueries.of((Path) null), System.out::println).text());
    }
}
