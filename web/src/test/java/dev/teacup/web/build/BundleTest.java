package dev.teacup.web.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {
    private static final Path SITE = Path.of("target/classes/META-INF/resources");
    private static final Pattern IMPORT = Pattern.compile("(?:from|import|import\\()\"([^\"]+)\"");

    @TempDir
    private Path out;

    @Test
    void withoutEsbuildTheModulesAreServedAndNothingOfAnEarlierBuild() throws Exception {
        Files.writeString(out.resolve("earlier.js"), "");
        Files.writeString(out.resolve("earlier.js.map"), "");
        Files.writeString(out.resolve("page.html"), "");
        Bundle.main(new String[] {"js", "src/main/webapp", out.toString(), "none"});
        for (String module : List.of("teacup.js", "engine.js", "widget/view.js", "gallery.js")) {
            assertTrue(Files.exists(out.resolve(module)), module);
        }
        assertEquals(Files.readString(Path.of("js/model.js")), Files.readString(out.resolve("model.js")));
        assertTrue(Files.exists(out.resolve("page.html")));
        for (String other : List.of("test", "earlier.js", "earlier.js.map")) {
            assertFalse(Files.exists(out.resolve(other)), other);
        }
    }

    /** What a file still imports is one that the page has, or one that comes later. */
    @ParameterizedTest
    @CsvSource({"teacup.js, [./profile.js]", "profile.js, []",
        "teacup-model.js, '[./widget/view.js, ./teacup.js, ./widget/problem.js]'",
        "widget/view.js, '[../teacup.js, ./drawing.js, ./ratings.js, ./series.js, ./signs.js]'",
        "widget/drawing.js, [./view.js]",
        "widget/ratings.js, [./view.js]", "widget/series.js, [./view.js]",
        "widget/signs.js, [./view.js]",
        "widget/problem.js, []", "gallery.js, []"})
    void aFileHasAllThatIsLoadedWithIt(String file, String imports) throws Exception {
        assumeTrue(Files.exists(SITE.resolve("teacup.js.map")), "there is no esbuild for this platform");
        List<String> found = IMPORT.matcher(Files.readString(SITE.resolve(file))).results()
                .map(match -> match.group(1)).distinct().toList();
        assertEquals(imports, found.toString());
    }
}
