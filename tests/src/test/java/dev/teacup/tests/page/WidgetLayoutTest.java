package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.teacup.web.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the element lies on the page, for readers with all kinds of screens and eyes. */
@ExtendWith(WithReaders.class)
class WidgetLayoutTest {
    private static final int LEAST_TARGET = 24;

    @InDrivenBrowsers
    void everyTargetHas24Pixels(Browser browser, Readers readers) {
        try (Reading reading =
                readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions().awaitPicture()) {
            assertEquals(List.of(), reading.ask("""
                    (least) => [...document.querySelector("teacup-model").shadowRoot
                        .querySelectorAll("button, select, input, summary, textarea")]
                      .map((control) => (control.type === "checkbox" ? control.closest("label") : control))
                      .map((target) => [target, target.getBoundingClientRect()])
                      .filter(([, { width, height }]) => width < least || height < least)
                      .map(([{ localName }, { width, height }]) => `${localName}: ${width} x ${height}`)""",
                    LEAST_TARGET));
        }
    }

    @InDrivenBrowsers
    void everyControlHasAName(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            assertThat(reading.find("teacup-model")).matchesAriaSnapshot("""
                    - region "Does the bird break it?":
                      - paragraph: Does the bird break it?
                      - paragraph: A model of the tests, small enough to be read.
                      - group:
                        - group "Size of the animal":
                          - radio "Small"
                          - radio "Medium"
                          - radio "Large" [checked]
                        - text: Phase of flight
                        - combobox "Phase of flight"
                        - text: Speed
                        - status: 190 knots
                        - slider "Speed"
                        - checkbox "not reported"
                      - paragraph: 67 % likely to be damaged
                      - paragraph: More than six times the average strike (10.6 %).
                      - figure:
                        - combobox "What moves it"
                        - img /Speed. Lowest .* at 0 knots, highest .* at 350 knots/
                      - button "Embed"
                    """);
        }
    }

    @InDrivenBrowsers
    void nothingIsWiderThanAPhone(Browser browser, Readers readers) {
        for (int width : List.of(390, 320)) {
            try (Reading reading = readers.in(browser, needs -> needs.setViewportSize(width, 700))
                    .go(readers.url("tests/one.html")).awaitPredictions().awaitPicture()) {
                assertEquals(0, reading.overflow());
                for (Locator part : reading.find("teacup-model [part]").all()) {
                    BoundingBox box = part.boundingBox();
                    assertTrue(box == null || box.x >= 0 && box.x + box.width <= width,
                            () -> part.getAttribute("part") + " goes from " + box.x + " over " + box.width);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 900", "390, 844"})
    void nothingMovesInAPageThatKeepsTheRoom(int width, int height, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(width, height))
                .go(readers.url("tests/room.html")).awaitPredictions().awaitPicture()) {
            assertEquals(0, reading.shift());
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 900", "390, 844"})
    void nothingMovesWhenTheFirstAnswerComesLate(int width, int height, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(width, height))
                .go(readers.url("tests/room.html")).awaitPredictions()) {
            reading.ask("""
                    async () => {
                      const { Model } = await import("/teacup.js");
                      const model = await Model.load("/models/tests/birds.onnx");
                      const { inputs, outputs, metadata, bytes } = model;
                      const asked = new Promise((answer) => (window.answer = answer));
                      const run = (...given) => asked.then(() => model.run(...given));
                      predictions.length = 0;
                      document.querySelector("teacup-model").model =
                        { inputs, outputs, metadata, bytes, run };
                    }""");
            assertThat(reading.find(".figure")).isHidden();
            reading.ask("answer()");
            reading.awaitPredictions().awaitPicture();
            assertThat(reading.find(".figure")).isVisible();
            assertEquals(0, reading.shift());
        }
    }

    @InDrivenBrowsers
    void aPageFromRightToLeftIsMirrored(Browser browser, Readers readers) {
        try (Reading reading =
                readers.in(browser).go(readers.url("tests/rtl.html")).awaitPredictions().awaitPicture()) {
            BoundingBox form = reading.find("[part=input]").locator("fieldset").first().boundingBox();
            BoundingBox result = reading.find("[part=result]").boundingBox();
            assertTrue(result.x + result.width <= form.x, "the result stands on the left of the form");
            BoundingBox meter = reading.find("[part=meter]").boundingBox();
            BoundingBox fill = reading.find(".fill").boundingBox();
            assertEquals(meter.x + meter.width, fill.x + fill.width, 0.5, "the bar begins on the right");
            assertTrue(fill.width < meter.width, "the bar is not full");
            BoundingBox label = reading.find("label[for=speed]").boundingBox();
            BoundingBox value = reading.find("output").boundingBox();
            assertTrue(value.x + value.width <= label.x, "the value stands on the left of its label");
            assertEquals(0, reading.overflow());
        }
    }

    @Test
    void forcedColoursKeepWhatColoursSay(Readers readers) {
        try (Reading reading =
                readers.in(Browser.CHROMIUM, needs -> needs.setForcedColors(ForcedColors.ACTIVE))
                        .go(readers.url("tests/one.html")).awaitPredictions()) {
            assertEquals(true, reading.ask("matchMedia('(forced-colors: active)').matches"));
            assertNotEquals(background(reading, ".meter"), background(reading, ".fill"));
            assertNotEquals(background(reading, ".meter"), background(reading, ".mark"));
            assertNotEquals(background(reading, ".pills :checked + span"),
                    background(reading, ".pills input:not(:checked) + span >> nth=0"));
        }
    }

    @Test
    void nothingIsAnimatedForWhoWantsNoMotion(Readers readers) {
        assertEquals("0s", fillTransition(readers, ReducedMotion.REDUCE));
        assertEquals("0.16s", fillTransition(readers, ReducedMotion.NO_PREFERENCE));
    }

    private static Object fillTransition(Readers readers, ReducedMotion motion) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setReducedMotion(motion))
                .go(readers.url("tests/one.html")).awaitPredictions()) {
            return reading.find(".fill").evaluate("(fill) => getComputedStyle(fill).transitionDuration");
        }
    }

    private static Object background(Reading reading, String selector) {
        return reading.find(selector).evaluate("(element) => getComputedStyle(element).backgroundColor");
    }
}
