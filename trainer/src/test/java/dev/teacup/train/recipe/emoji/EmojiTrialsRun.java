package dev.teacup.train.recipe.emoji;

import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.WordNet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Measures what was tried for the emoji, a quarter of an hour long; runs by its name only, in the profile
 * {@code emoji}, and writes the file that the report reads.
 */
class EmojiTrialsRun {
    @Test
    void measures() throws IOException {
        EmojiQueries data = EmojiQueries.of((Path) null);
        WordNet wordNet = WordNet.published();
        StringBuilder lines = new StringBuilder("trial\tall\tmeaning\n");
        for (EmojiTrials.Trial trial : EmojiTrials.ALL) {
            String line = EmojiTrials.measured(data, wordNet, trial);
            System.out.println(line);
            lines.append(line).append('\n');
        }
        Files.writeString(
                Path.of("src/main/resources/dev/teacup/train/recipe/emoji").resolve(EmojiTrials.FILE), lines);
    }
}
