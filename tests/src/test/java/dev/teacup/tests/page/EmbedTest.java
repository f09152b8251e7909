package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The element in the page of another site, whose policy allows no more than it needs. */
@ExtendWith(WithReaders.class)
class EmbedTest {
    private static final String BIRD_STRIKES = "models/birdstrikes/model.onnx";

    @InDrivenBrowsers
    void predictsInThePageOfAnotherSite(Browser browser, Readers readers) throws IOException {
        String page = embedPage().replace("\"teacup-model.js\"", '"' + readers.url("teacup-model.js") + '"')
                .replace('"' + BIRD_STRIKES + '"', '"' + readers.url(model()) + '"');
        assertEquals(1, page.split("<script", -1).length - 1, "one script tag");
        try (Stranger stranger = new Stranger(policy(readers, "'wasm-unsafe-eval'"), page);
                Reading reading = readers.in(browser).go(stranger.url()).awaitPredictions().awaitPicture()) {
            assertThat(reading.find(".figure")).containsText("%");
            assertThat(reading.find(".foot")).containsText("nothing sent");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void theTwoLinesOfTheButtonAreEnough(Browser browser, Readers readers) {
        String lines;
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            reading.find("[part=embed]").click();
            assertThat(reading.find("[part=embed]")).hasAttribute("aria-expanded", "true");
            lines = reading.find("pre").textContent();
        }
        try (Stranger stranger =
                new Stranger(policy(readers, "'wasm-unsafe-eval'"), "<!doctype html>" + lines);
                Reading reading = readers.in(browser).go(stranger.url()).awaitPredictions()) {
            assertThat(reading.find(".figure")).hasText("67 %");
        }
    }

    @InDrivenBrowsers
    void aPolicyWithoutWebAssemblyIsToldAndKeepsTheAuthorsWords(Browser browser, Readers readers) {
        String page = """
                <!doctype html><script type="module" src="%s"></script>
                <teacup-model src="%s" loading="eager"><p id="own">My own words.</p></teacup-model>"""
                .formatted(readers.url("teacup-model.js"), readers.url("models/tests/birds.onnx"));
        try (Stranger stranger = new Stranger(policy(readers, ""), page);
                Reading reading = readers.in(browser).go(stranger.url())) {
            List<String> lines = reading.awaitError().lines().toList();
            assertEquals(4, lines.size(), lines::toString);
            assertEquals(readers.url("teacup/engine.wasm") + ": the page's policy forbids WebAssembly",
                    lines.get(0));
            assertEquals("expected: 'wasm-unsafe-eval' among the script-src of its Content-Security-Policy",
                    lines.get(1));
            assertTrue(lines.get(2).startsWith("got: "), lines.get(2));
            assertEquals("fix: add 'wasm-unsafe-eval' to script-src", lines.get(3));
            assertThat(reading.find(".problem")).containsText("add 'wasm-unsafe-eval' to script-src");
            assertThat(reading.find("#own")).isVisible();
        }
    }

    /** The real model, as soon as it is there. */
    private static String model() {
        return BirdStrikes.isThere() ? BIRD_STRIKES : "models/tests/birds.onnx";
    }

    /** Trusted Types too: no text of ours ever becomes markup or script. */
    private static String policy(Readers readers, String wasm) {
        String origin = readers.url("").replaceAll("/$", "");
        return "default-src 'none'; script-src " + origin + " " + wasm + "; connect-src " + origin
                + "; img-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
    }

    private static String embedPage() throws IOException {
        try (InputStream file = EmbedTest.class.getResourceAsStream("/META-INF/resources/embed.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
