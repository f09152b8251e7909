package dev.teacup.train.recipe.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.report.Facts;
import org.junit.jupiter.api.Test;

class EmojiRatesTest {
    @Test
    void tellsTheBestOfFourOptimisersAndWherePercentDeltaHelps() {
        Facts.Section section = EmojiRates.section();
        assertEquals(4, section.tables().get(0).rows().size());
        assertTrue(section.paragraphs().get(1).startsWith("At its best rate PercentDelta "),
                section.paragraphs().get(1));
    }
}
