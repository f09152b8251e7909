package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import dev.teacup.web.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drawing for a model that tells in which ninth of the sheet most of the ink is. */
@ExtendWith(WithReaders.class)
class DrawingTest {
    private static final String PAGE = "tests/sketch.html";

    @InDrivenBrowsers
    void theModelsOwnDrawingIsAnsweredAtOnce(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            assertThat(reading.find(".best .figure")).hasText("top left");
            assertThat(reading.find("[part=classes] li")).hasCount(5);
            assertEquals(1, strokes(reading));
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aLineOfTheMouseTakesThePlaceOfTheModelsOwn(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            drag(reading, 0.75, 0.8, 0.9, 0.95);
            assertThat(reading.find(".best .figure")).hasText("bottom right");
            assertEquals(1, strokes(reading));
            drag(reading, 0.05, 0.5, 0.1, 0.5);
            assertThat(reading.find("[part=classes] li:nth-child(2) .who")).hasText("left");
            assertEquals(2, strokes(reading));
        }
    }

    @InDrivenBrowsers
    void undoTakesLinesBackAndBringsBackWhatWasCleared(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            drag(reading, 0.75, 0.8, 0.9, 0.95);
            reading.page().getByText("Clear").click();
            assertThat(reading.find(".invitation")).isVisible();
            assertThat(reading.find(".best")).isHidden();
            reading.page().getByText("Undo").click();
            assertThat(reading.find(".best .figure")).hasText("bottom right");
            assertThat(reading.find(".invitation")).isHidden();
            reading.page().getByText("Undo").click();
            assertThat(reading.find(".best .figure")).hasText("top left");
            drag(reading, 0.75, 0.8, 0.9, 0.95);
            reading.predictionWhere("inputs.drawing.length === 1 && inputs.drawing[0].at(-1)[0] > 0.8");
        }
    }

    @InDrivenBrowsers
    void keysDraw(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.find(".surface").focus();
            press(reading, "ArrowRight", 10);
            press(reading, "ArrowUp", 10);
            reading.predictionAfter(() -> {
                press(reading, "Space", 1);
                press(reading, "ArrowRight", 4);
            });
            assertThat(reading.find(".cursor.down")).isVisible();
            assertThat(reading.find("#teacup-status"))
                    .hasText("Most of it is: top right, 100\u00a0%.".replace(
                            "100\u00a0%", reading.find(".best > :last-child").textContent()));
            press(reading, "Escape", 1);
            assertThat(reading.find(".cursor.down")).hasCount(0);
            press(reading, "ArrowDown", 9);
            assertEquals(1, strokes(reading));
            press(reading, "Backspace", 1);
            assertThat(reading.find(".best .figure")).hasText("top left");
        }
    }

    @Test
    void aFingerDrawsAndThePageStays(Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(360, 640)
                .setDeviceScaleFactor(3).setIsMobile(true).setHasTouch(true))
                .go(readers.url(PAGE)).awaitPredictions()) {
            assertEquals(0, reading.overflow());
            reading.find(".surface").scrollIntoViewIfNeeded();
            Object scrolled = reading.ask("scrollY");
            BoundingBox box = reading.find(".surface").boundingBox();
            CDPSession touch = reading.page().context().newCDPSession(reading.page());
            touch(touch, "touchStart", box.x + 0.1 * box.width, box.y + 0.9 * box.height);
            for (int step = 1; step <= 10; step++) {
                touch(touch, "touchMove", box.x + (0.1 + 0.01 * step) * box.width,
                        box.y + (0.9 - 0.01 * step) * box.height);
            }
            touch.send("Input.dispatchTouchEvent", event("touchEnd"));
            assertThat(reading.find(".best .figure")).hasText("bottom left");
            assertEquals(scrolled, reading.ask("scrollY"));
        }
    }

    @InDrivenBrowsers
    void aPageSetsAndReadsTheDrawing(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.ask("""
                    document.querySelector("teacup-model").inputs =
                      { drawing: [[[0.45, 0.5], [0.55, 0.5]], "no stroke"] }""");
            assertThat(reading.find(".best .figure")).hasText("in the middle");
            assertEquals(1, strokes(reading));
        }
    }

    @InDrivenBrowsers
    void aDisabledFormTakesNoLine(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.ask("document.querySelector('teacup-model').disabled = true");
            Object before = reading.ask("JSON.stringify(document.querySelector('teacup-model').inputs)");
            drag(reading, 0.75, 0.8, 0.9, 0.95);
            assertEquals(before,
                    reading.ask("JSON.stringify(document.querySelector('teacup-model').inputs)"));
            assertThat(reading.page().getByText("Clear")).isDisabled();
        }
    }

    @InDrivenBrowsers
    void theSheetHasANameAndSaysItsKeys(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Locator sheet = reading.find(".surface");
            assertThat(sheet).hasAccessibleName("Your drawing");
            assertThat(sheet).hasAccessibleDescription(
                    "Draw with mouse, finger or pen; or with the arrow keys, where Space sets and "
                            + "lifts the pen.");
            assertThat(sheet).hasAttribute("tabindex", "0");
        }
    }

    @InDrivenBrowsers
    void itDrawsInAPageOfAnotherSiteUnderAStrictPolicy(Browser browser, Readers readers) {
        String origin = readers.url("").replaceAll("/$", "");
        String policy =
                "default-src 'none'; script-src " + origin + " 'wasm-unsafe-eval'; connect-src " + origin
                        + "; base-uri 'none'; require-trusted-types-for 'script'";
        String page = """
                <!doctype html><script type="module" src="%s"></script>
                <teacup-model src="%s" loading="eager"></teacup-model>"""
                .formatted(readers.url("teacup-model.js"), readers.url("models/tests/sketch.onnx"));
        try (Stranger stranger = new Stranger(policy, page);
                Reading reading = readers.in(browser).go(stranger.url()).awaitPredictions()) {
            drag(reading, 0.75, 0.8, 0.9, 0.95);
            assertThat(reading.find(".best .figure")).hasText("bottom right");
            BoundingBox sheet = reading.find(".surface").boundingBox();
            assertEquals(sheet.width, sheet.height, 3);
        }
    }

    @Test
    void aModelWithoutDrawingDoesNotLoadIt(Readers readers) {
        String asked = "() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith("
                + "'widget/drawing.js')).length";
        try (Reading reading = readers.in(Browser.CHROMIUM)) {
            reading.go(readers.url("tests/one.html")).awaitPredictions();
            assertEquals(0, reading.ask(asked));
            reading.go(readers.url(PAGE)).awaitPredictions();
            assertTrue((Integer) reading.ask(asked) > 0);
        }
    }

    private static void drag(Reading reading, double fromX, double fromY, double toX, double toY) {
        BoundingBox box = reading.find(".surface").boundingBox();
        Mouse mouse = reading.page().mouse();
        mouse.move(box.x + fromX * box.width, box.y + fromY * box.height);
        mouse.down();
        mouse.move(box.x + toX * box.width, box.y + toY * box.height, new Mouse.MoveOptions().setSteps(8));
        mouse.up();
    }

    private static void press(Reading reading, String key, int times) {
        for (int i = 0; i < times; i++) {
            reading.page().keyboard().press(key);
        }
    }

    private static Object strokes(Reading reading) {
        return reading.ask("document.querySelector('teacup-model').inputs.drawing.length");
    }

    private static void touch(CDPSession session, String type, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonObject event = event(type);
        event.getAsJsonArray("touchPoints").add(point);
        session.send("Input.dispatchTouchEvent", event);
    }

    private static JsonObject event(String type) {
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", new JsonArray());
        return event;
    }
}
