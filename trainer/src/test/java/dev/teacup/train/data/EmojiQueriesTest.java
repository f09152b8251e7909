package dev.teacup.train.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmojiQueriesTest {
    static final String EMOJIS = "[" + emoji("\u2615", "hot beverage", "fully-qualified", false) + ","
            + emoji("\u2764\uFE0F", "red heart", "fully-qualified", false) + ","
            + emoji("\u2764", "red heart", "unqualified", false) + ","
            + emoji("\u270A\uD83C\uDFFB", "raised fist: light skin tone", "fully-qualified", true) + "]";

    private static String emoji(String sign, String description, String qualification, boolean hasTone) {
        return "{\"emoji\":\"" + sign + "\",\"description\":\"" + description + "\",\"qualification\":\""
                + qualification + "\",\"hasFitzpatrick\":" + hasTone + ",\"keywords\":[\"drink\"],"
                + "\"discordAliases\":[\":tea-cup:\"],\"group\":\"Food & Drink\"}";
    }

    @Test
    void readsEmojiWithoutTonesOfSkinAndTheWordsOfTheirText() {
        List<Emoji> candidates = files(EMOJIS, "{}").candidates();
        assertEquals(List.of("\u2615", "\u2764\uFE0F"), candidates.stream().map(Emoji::sign).toList());
        assertEquals(List.of("hot", "beverage", "drink", "tea", "cup"), candidates.get(0).words());
    }

    @Test
    void makesQueriesOfKeywordsButNotOfNames() {
        EmojiFiles files = files(EMOJIS, "{\"\u2615\":[\"hot_beverage\",\"Warm_Cup-of\",\"drink\",\":)\"],"
                + "\"\u2764\":[\"red_heart\",\"drink\"]}");
        List<EmojiQueries.Query> queries = files.queries(files.candidates());
        assertEquals(List.of("warm cup of", "drink"),
                queries.stream().map(EmojiQueries.Query::text).toList());
        assertArrayEquals(new int[] {0, 1}, queries.get(1).relevant());
    }

    @ParameterizedTest
    @CsvSource({"cups, cup", "gas, gas", "glass, glass", "hot drinks, hot drink"})
    void knowsTheFamilyOfAQuery(String query, String family) {
        assertEquals(family, EmojiQueries.family(query));
    }

    @Test
    void saysWhatIsWrongWithTheFiles() {
        assertRefused(files("{}", "{}"), "emojis.json: the file holds something else",
                "expected: a list of emoji", "got: object", "fix: check the folder given to --data");
        assertRefused(files("[]", "{}"), "emojis.json: there are no emoji that could be found",
                "expected: emoji whose qualification is fully-qualified", "got: none",
                "fix: check that the file was written to its end");
        assertRefused(files("[{\"qualification\":\"fully-qualified\"}]", "{}"),
                "emojis.json, emoji 1: it has no sign, or no description",
                "expected: texts under emoji and description",
                "got: {\"qualification\":\"fully-qualified\"}", "fix: complete it, or delete it");
        assertRefused(files(EMOJIS, "{\"x\":[\"name\",\"word\"]}"),
                "emoji-en-US.json: an emoji is not among those that can be found",
                "expected: one of the 2 of emojis.json", "got: 'x'",
                "fix: delete it, or use the editions that belong together");
        assertRefused(files(EMOJIS, "{\"\u2615\":[\"tea\",\"warm\"]}"),
                "emoji-en-US.json: no query is left to learn from",
                "expected: keywords in each of the three parts, which a hash of the keyword deals out",
                "got: none", "fix: give it some dozens of keywords of the letters a to z");
    }

    @Test
    void saysThatAFileIsNoJsonOrNotThere(@TempDir Path folder) throws Exception {
        assertEquals("the file cannot be read",
                assertThrows(ModelException.class, () -> EmojiQueries.of(folder)).what());
        Files.writeString(folder.resolve("emojis.json"), "[{");
        Files.writeString(folder.resolve("emoji-en-US.json"), "{}");
        assertEquals("this is no JSON",
                assertThrows(ModelException.class, () -> EmojiQueries.of(folder)).what());
    }

    private static EmojiFiles files(String emojis, String keywords) {
        return new EmojiFiles(emojis.getBytes(StandardCharsets.UTF_8),
                keywords.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(EmojiFiles files, String... lines) {
        ModelException told = assertThrows(ModelException.class, () -> EmojiQueries.of(files));
        assertEquals(String.join("\n", lines), told.getMessage());
    }
}
