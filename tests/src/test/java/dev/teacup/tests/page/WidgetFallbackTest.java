package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader sees while the model is not there, or when it cannot come. */
@ExtendWith(WithReaders.class)
class WidgetFallbackTest {
    private static final String BIRDS = "**/birds.onnx";

    @InDrivenBrowsers
    void theAuthorsWordsStandUntilTheModelIsThere(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser)) {
            List<Route> held = new ArrayList<>();
            reading.page().route(BIRDS, held::add);
            reading.go(readers.url("tests/one.html"));
            assertThat(reading.find("teacup-model")).hasAttribute("aria-busy", "true");
            assertThat(reading.find("#own")).isVisible();
            assertThat(reading.find("progress")).isVisible();
            reading.page().waitForCondition(() -> !held.isEmpty());
            held.get(0).resume();
            reading.awaitPredictions();
            assertThat(reading.find("#own")).isHidden();
            assertThat(reading.find("progress")).not().isAttached();
            assertEquals(null, reading.find("teacup-model").getAttribute("aria-busy"));
        }
    }

    @InDrivenBrowsers
    void aMissingModelIsToldAndCanBeTriedAgain(Browser browser, Readers readers) throws IOException {
        byte[] birds = TestModels.bytes("birds");
        try (Reading reading = readers.in(browser).go(readers.url("tests/missing.html"))) {
            assertEquals("""
                    %s: there is no model at this address
                    expected: status 200
                    got: status 404 (Not Found)
                    fix: check the address""".formatted(readers.url("models/tests/none.onnx")),
                    reading.awaitError());
            Locator problem = reading.find(".problem");
            assertThat(problem.locator("strong")).containsText("there is no model at this address");
            assertThat(problem.locator("dt")).hasText(new String[] {"expected", "got", "fix"});
            assertThat(problem.locator("dd"))
                    .hasText(new String[] {"status 200", "status 404 (Not Found)", "check the address"});
            assertThat(reading.find("#own")).isVisible();

            reading.page().route("**/none.onnx",
                    route -> route.fulfill(new Route.FulfillOptions().setBodyBytes(birds)));
            problem.getByText("Try again").click();
            reading.awaitPredictions();
            assertThat(reading.find(".figure")).hasText("67 %");
            assertThat(reading.find(".problem")).not().isAttached();
        }
    }

    @InDrivenBrowsers
    void aBrowserThatIsTooOldIsTold(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser)) {
            reading.page().addInitScript("WebAssembly.validate = () => false;");
            reading.go(readers.url("tests/one.html"));
            List<String> lines = reading.awaitError().lines().toList();
            assertEquals("this browser: it cannot run the engine", lines.get(0));
            assertTrue(lines.get(1).contains("Safari 18.2"), lines.get(1));
            assertEquals("fix: update the browser", lines.get(3));
            assertThat(reading.find(".problem")).containsText("update the browser");
            assertThat(reading.find("#own")).isVisible();
        }
    }

    @InDrivenBrowsers
    void aPartOfTheWidgetThatDoesNotComeIsTold(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser)) {
            reading.page().route("**/widget/view.js", Route::abort);
            reading.go(readers.url("tests/one.html"));
            reading.awaitError();
            assertThat(reading.find(".problem")).containsText("a part of it did not load or failed");
            assertThat(reading.find("#own")).isVisible();
        }
    }

    @InDrivenBrowsers
    void aLoadThatIsAbortedEndsThoughTheEngineStillComes(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser)) {
            List<Route> held = new ArrayList<>();
            reading.page().route("**/engine.wasm", held::add);
            reading.go(readers.url("tests/far.html"));
            reading.ask("""
                    async () => {
                      const { Model } = await import("/teacup.js");
                      window.controller = new AbortController();
                      const { signal } = controller;
                      window.told = Model.load("/models/tests/birds.onnx", { signal }).catch(String);
                    }""");
            reading.page().waitForCondition(() -> !held.isEmpty());
            assertEquals("enough", reading.ask("(controller.abort('enough'), told)"));
        }
    }

    @InDrivenBrowsers
    void aBrowserWithoutSharedStyleSheetsShowsTheAuthorsWords(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser)) {
            reading.page().addInitScript("CSSStyleSheet.prototype.replaceSync = undefined;");
            reading.go(readers.url("tests/one.html"));
            assertThat(reading.find("#own")).isVisible();
            assertEquals(0, reading.find("[part]").count());
        }
    }

    @Test
    void aPageWithoutScriptsShowsTheAuthorsWords(Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setJavaScriptEnabled(false))
                .go(readers.url("tests/one.html"))) {
            assertThat(reading.find("#own")).isVisible();
        }
    }
}
