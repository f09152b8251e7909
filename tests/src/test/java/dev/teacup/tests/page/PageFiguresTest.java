package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a page says in figures is what {@code evaluate} has found. */
class PageFiguresTest {
    private static final Path MODELS = Path.of(System.getProperty("teacup.root")).resolve("models");
    private static final Pattern ROW =
            Pattern.compile("<tr><td>([^<]+)</td><td>(\\.\\d{3})</td><td>(\\.\\d{3})</td></tr>");

    @Test
    void theOtherModelsOfBirdStrikesAreAsGoodAsTheReportSays() throws IOException {
        assertRows("birdstrikes", 0, 1, Map.of("naive Bayes", "naive Bayes", "logistic regression",
                "logistic regression", "gradient-boosted trees (XGBoost)", "XGBoost"));
    }

    @Test
    void theOtherSearchesForEmojiAreAsGoodAsTheReportSays() throws IOException {
        assertRows("emoji", 0, 2, Map.of("search by words (BM25)", "BM25 over words",
                "search by runs of letters (BM25)", "BM25 over runs of 3",
                "runs of letters, and words that WordNet calls akin", "BM25 over runs, and what is akin"));
    }

    @Test
    void theOtherForecastsAreAsGoodAsTheReportSays() throws IOException {
        assertRows("weather", 0, 1, Map.of("always the most common word", "always sun",
                "the same as today", "tomorrow will be as today", "logistic regression on seven days",
                "logistic regression on 7 days", "the same, each word with the same weight",
                "the same, all words weighing alike"));
    }

    @Test
    void theStrikesThatAreJudgedAreCounted() throws IOException {
        Facts.Part test = facts("birdstrikes").data().parts().stream()
                .filter(part -> part.name().equals("test")).findFirst().orElseThrow();
        String damage = test.counts().get("damage").replaceAll(" .*", "");
        String said = String.format(Locale.ROOT, "%,d strikes, %s with damage", test.rows(), damage);
        assertTrue(page("birdstrikes").contains(said), said);
    }

    /** @param names how the report's line begins, by what the page calls the model */
    private static void assertRows(String model, int first, int second, Map<String, String> names)
            throws IOException {
        Matcher row = ROW.matcher(page(model));
        int rows = 0;
        for (; row.find(); rows++) {
            String name = names.get(row.group(1));
            Facts.Line line = facts(model).results().get(0).lines().stream()
                    .filter(other -> other.model().startsWith(name)).findFirst().orElseThrow();
            assertEquals(shown(line, first), row.group(2), name);
            assertEquals(shown(line, second), row.group(3), name);
        }
        assertEquals(names.size(), rows);
    }

    private static Facts facts(String model) {
        return new Folder(MODELS.resolve(model)).facts();
    }

    private static String page(String model) throws IOException {
        try (var in = PageFiguresTest.class.getResourceAsStream("/META-INF/resources/" + model + ".html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String shown(Facts.Line line, int figure) {
        return String.format(Locale.ROOT, "%.3f", line.figures().get(figure).spread().mean()).substring(1);
    }
}
