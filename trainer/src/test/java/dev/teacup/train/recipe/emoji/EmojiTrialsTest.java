package dev.teacup.train.recipe.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.train.report.Facts;
import org.junit.jupiter.api.Test;

class EmojiTrialsTest {
    @Test
    void tellsOfEveryTrialAndComparesItWithTheRecipe() {
        Facts.Tried tried = EmojiTrials.tried();
        assertEquals(EmojiTrials.ALL.stream().map(EmojiTrials.Trial::name).toList(),
                tried.trials().stream().map(Facts.Trial::what).toList());
        assertEquals("kept", tried.trials().get(0).verdict());
        assertEquals("worse", tried.trials().get(1).verdict(), "what WordNet is worth");
    }
}
