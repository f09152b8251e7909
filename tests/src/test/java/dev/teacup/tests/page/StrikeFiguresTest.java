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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the page about bird strikes says in figures is what {@code evaluate} has found. */
class StrikeFiguresTest {
    private static final Path MODEL =
            Path.of(System.getProperty("teacup.root")).resolve("models/birdstrikes");
    private static final Pattern ROW =
            Pattern.compile("<tr><td>([^<]+)</td><td>(\\.\\d{3})</td><td>(\\.\\d{3})</td></tr>");

    private Facts facts;
    private String page;

    @BeforeEach
    void read() throws IOException {
        facts = new Folder(MODEL).facts();
        try (var in = StrikeFiguresTest.class.getResourceAsStream("/META-INF/resources/birdstrikes.html")) {
            page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theOtherModelsAreAsGoodAsTheReportSays() {
        Map<String, String> names = Map.of("naive Bayes", "naive Bayes", "logistic regression",
                "logistic regression", "gradient-boosted trees (XGBoost)", "XGBoost");
        Matcher row = ROW.matcher(page);
        int rows = 0;
        while (row.find()) {
            String name = names.get(row.group(1));
            Facts.Line line = facts.results().get(0).lines().stream()
                    .filter(other -> other.model().startsWith(name)).findFirst().orElseThrow();
            assertEquals(shown(line, 0), row.group(2), name);
            assertEquals(shown(line, 1), row.group(3), name);
            rows++;
        }
        assertEquals(names.size(), rows);
    }

    @Test
    void theStrikesThatAreJudgedAreCounted() {
        Facts.Part test = facts.data().parts().stream().filter(part -> part.name().equals("test")).findFirst()
                .orElseThrow();
        String damage = test.counts().get("damage").replaceAll(" .*", "");
        String said = String.format(Locale.ROOT, "%,d strikes, %s with damage", test.rows(), damage);
        assertTrue(page.contains(said), said);
    }

    private static String shown(Facts.Line line, int figure) {
        return String.format(Locale.ROOT, "%.3f", line.figures().get(figure).spread().mean()).substring(1);
    }
}
