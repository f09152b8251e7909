package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.teacup.tests.page.Reading.Prediction;
import dev.teacup.web.browser.Browser;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pages of models that are trained on data which a clone does not bring: each is used as a reader would,
 * and where its model is not there yet, it says how to train it.
 */
@ExtendWith(WithReaders.class)
class ModelPagesTest {
    private static final Pattern FIGURE = Pattern.compile("\\.\\d{3}|1\\.000|\\d{1,2}\\.\\d\u00a0%");

    @InDrivenBrowsers
    void anIconIsDrawnAndNamed(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("icons.html"))) {
            if (!isUsable(reading, "icons")) {
                return;
            }
            Locator best = reading.find("[part=classes] li");
            assertThat(best).hasCount(5);
            Prediction line = reading.predictionAfter(() -> line(reading, 0.2, 0.5, 0.8, 0.5));
            assertEquals(1, ((List<?>) line.inputs().get("drawing")).size());
            reading.predictionAfter(() -> line(reading, 0.5, 0.2, 0.5, 0.8));
            assertThat(best).hasCount(5);
            assertThat(reading.find(".best .figure")).hasText(best.first().locator(".who").textContent());
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void wordsAreTypedAndAnEmojiIsCopiedByKeysAlone(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("emoji.html"))) {
            if (!isUsable(reading, "emoji")) {
                return;
            }
            Locator words = reading.find(".typed input");
            words.fill("");
            assertThat(reading.find(".invitation")).isVisible();
            words.pressSequentially("teapot");
            reading.predictionWhere("Object.values(inputs)[0] === 'teapot'");
            Locator signs = reading.find("[part=sign]");
            assertThat(signs).hasCount(10);
            assertThat(signs.first()).hasText("\uD83E\uDED6");
            assertThat(reading.find("[part=called]")).hasText("teapot");
            words.press("ArrowDown");
            assertThat(signs.first()).isFocused();
            signs.first().press("ArrowRight");
            assertThat(signs.nth(1)).isFocused();
            signs.nth(1).press("Enter");
            assertThat(reading.find(".found .caption").last()).containsText(signs.nth(1).textContent());
            signs.nth(1).press("Escape");
            assertThat(words).isFocused();
            words.press("Enter");
            assertThat(reading.find(".found .caption").last()).containsText("\uD83E\uDED6");
            // At once, while the answer is on its way.
            words.fill("volcano");
            words.press("Enter");
            assertThat(reading.find(".found .caption").last()).containsText("\uD83C\uDF0B");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aWordIsTypedAndSpelled(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("pronounce.html"))) {
            if (!isUsable(reading, "pronounce")) {
                return;
            }
            Locator word = reading.find(".typed input");
            word.fill("");
            assertThat(reading.find(".invitation")).isVisible();
            word.pressSequentially("cat");
            reading.predictionWhere("Object.values(inputs)[0] === 'cat'");
            assertThat(reading.find("[part=text]")).hasText("K AE T");
            assertThat(reading.find("[part=attention] [scope=col]")).hasText(new String[] {"c", "a", "t"});
            assertThat(reading.find("[part=attention] [scope=row]")).hasText(new String[] {"K", "AE", "T"});
            assertThat(reading.find("[part=classes] .who").first()).hasText("K AE T");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void daysAreSetAndTheNextIsTold(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("weather.html"))) {
            if (!isUsable(reading, "weather")) {
                return;
            }
            assertThat(reading.find("[part=classes] li")).hasCount(5);
            Map<String, Object> before = reading.predictionWhere("true").inputs();
            Locator today = reading.find(".series tr:has([type=number]) td:last-child input").first();
            today.focus();
            Prediction colder = reading.predictionAfter(() -> reading.page().keyboard().type("-2"));
            assertTrue(!before.equals(colder.inputs()), "another day gives other inputs");
            assertThat(reading.find("[part=text]")).hasText(Pattern.compile("sun|rain|drizzle|snow|fog"));
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void filmsAreFoundAndRatedByMouse(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("films.html"))) {
            if (!isUsable(reading, "films")) {
                return;
            }
            assertThat(reading.find(".rated li")).hasCount(5);
            assertThat(reading.find(".suggested li")).hasCount(10);
            assertThat(reading.find(".suggested .note").first()).containsText("for ");
            reading.find(".finder input").fill("the godfather 1972");
            reading.predictionAfter(() -> reading.find("[role=option]").first().click());
            assertThat(reading.find(".rated .who").first()).hasText("Godfather, The (1972)");
            Locator slider = reading.find(".rated [type=range]").first();
            BoundingBox box = slider.boundingBox();
            reading.predictionAfter(
                    () -> reading.page().mouse().click(box.x + .29 * box.width, box.y + box.height / 2));
            assertThat(slider).hasAttribute("aria-valuetext", "1.5 stars");
            reading.predictionAfter(() -> reading.find(".remove").first().click());
            assertThat(reading.find(".rated li")).hasCount(5);
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void filmsAreFoundAndRatedByKeysAlone(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("films.html"))) {
            if (!isUsable(reading, "films")) {
                return;
            }
            var keys = reading.page().keyboard();
            reading.find(".finder input").focus();
            keys.type("star wars");
            assertThat(reading.find(".finder input")).hasAttribute("aria-expanded", "true");
            keys.press("ArrowDown");
            String chosen = reading.find("[aria-selected=true]").textContent();
            reading.predictionAfter(() -> keys.press("Enter"));
            assertThat(reading.find(".rated .who").first()).hasText(chosen);
            Prediction more = reading.predictionAfter(() -> keys.press("ArrowRight"));
            assertEquals(4.5, ((Number) ((List<?>) more.inputs().get("stars")).get(0)).doubleValue());
            keys.press("Tab");
            reading.predictionAfter(() -> keys.press("Enter"));
            assertThat(reading.find(".rated li")).hasCount(5);
            for (int left = 5; left > 0; left--) {
                keys.press("Tab");
                keys.press("Enter");
            }
            assertThat(reading.find(".invitation")).isVisible();
            assertThat(reading.find(".finder input")).isFocused();
            assertEquals(List.of(), reading.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"emoji, 360", "emoji, 1200", "films, 360", "films, 1200", "icons, 360", "icons, 1200",
        "pronounce, 360", "pronounce, 1200", "weather, 360", "weather, 1200"})
    void thePageFitsItsScreen(String name, int width, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(width, 800))
                .go(readers.url(name + ".html"))) {
            if (isUsable(reading, name)) {
                assertEquals(0, reading.shift());
            }
            assertEquals(0, reading.overflow());
        }
    }

    @Test
    void onAPhoneRatingsStandAboveWhatTheySuggest(Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(360, 800))
                .go(readers.url("films.html"))) {
            if (isUsable(reading, "films")) {
                BoundingBox asked = reading.find(".rating").boundingBox();
                assertTrue(asked.y + asked.height <= reading.find(".suggested").boundingBox().y);
            }
        }
    }

    /** Whether the model is there; the page is looked at in both cases. */
    private static boolean isUsable(Reading reading, String name) {
        Page page = reading.page();
        if (ModelPagesTest.class.getResource("/META-INF/resources/models/" + name + "/model.onnx") == null) {
            assertTrue(reading.awaitError().contains("there is no model at this address"));
            assertThat(reading.find("teacup-model > p").last()).containsText("./teacup train " + name);
            assertThat(page.getByText("Try again")).isVisible();
            return false;
        }
        reading.awaitPredictions();
        for (Locator figure : reading.find("[data-figure]").all()) {
            assertThat(figure).hasText(FIGURE);
        }
        return true;
    }

    private static void line(Reading reading, double fromX, double fromY, double toX, double toY) {
        BoundingBox box = reading.find(".surface").boundingBox();
        Mouse mouse = reading.page().mouse();
        mouse.move(box.x + fromX * box.width, box.y + fromY * box.height);
        mouse.down();
        mouse.move(box.x + toX * box.width, box.y + toY * box.height, new Mouse.MoveOptions().setSteps(10));
        mouse.up();
    }
}
