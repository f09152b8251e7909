package dev.teacup.train.recipe.emoji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.train.data.Emoji;
import dev.teacup.train.data.EmojiQueries;
import dev.teacup.train.data.EmojiQueries.Query;
import dev.teacup.train.data.WordNet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against the figures that others measured; the data is there in the profile emoji only. */
class EmojiBarsTest {
    @Test
    void findsAsOthersMeasuredIt() {
        EmojiQueries data = data();
        List<Query> test = data.queries(data.split().test());
        EmojiScores words = new EmojiBars(data, WordNet.NONE).byWords(test);
        EmojiScores grams = new EmojiBars(data, WordNet.NONE).byGrams(test);
        assertFigures(words.measures(), .570, .481, .011, .006);
        assertFigures(grams.measures(), .635, .538, .134, .082);
        assertEquals(262, grams.meant().size());
    }

    @Test
    void readsWhatOthersCounted() {
        EmojiQueries data = data();
        assertEquals(1914, data.candidates().size());
        assertEquals(270, data.candidates().stream().map(Emoji::group).filter("Flags"::equals).count());
        assertEquals(2283, data.queries().size());
        assertEquals(7138, data.queries().stream().mapToInt(query -> query.relevant().length).sum());
        assertEquals(1372, data.split().train().length);
        assertEquals(462, data.split().validation().length);
        assertEquals(449, data.split().test().length);
    }

    private static EmojiQueries data() {
        assumeTrue(EmojiBarsTest.class.getClassLoader().getResource("jemoji/emojis.json") != null,
                "the profile emoji brings the data");
        return EmojiQueries.of(null);
    }

    private static void assertFigures(Map<String, Double> measures, double success, double reciprocal,
            double meaningSuccess, double meaningReciprocal) {
        assertEquals(success, measures.get("successAt10"), .0005);
        assertEquals(reciprocal, measures.get("mrrAt10"), .0005);
        assertEquals(meaningSuccess, measures.get("meaningSuccessAt10"), .0005);
        assertEquals(meaningReciprocal, measures.get("meaningMrrAt10"), .0005);
    }
}
