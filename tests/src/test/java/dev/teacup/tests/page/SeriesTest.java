package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dev.teacup.web.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** The last days, for a model that tells tomorrow's weather. */
@ExtendWith(WithReaders.class)
class SeriesTest {
    private static final String PAGE = "tests/days.html";

    @InDrivenBrowsers
    void allSeriesAreOneTable(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            assertThat(reading.find(".series")).hasCount(1);
            assertThat(reading.find(".series tr")).hasCount(5);
            assertThat(reading.find(".series [scope=col]").last()).hasText("today");
            assertThat(reading.find(".series [scope=row]").first()).hasText("Warmest °C");
            assertThat(cell(reading, "Coldest, today")).hasValue("2.8");
            assertThat(cell(reading, "Weather, 6 days ago")).hasValue("drizzle");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aDayThatIsSetIsAnswered(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            assertThat(reading.find(".best .figure")).hasText("rain");
            for (String day : List.of("yesterday", "2 days ago", "3 days ago", "4 days ago", "5 days ago")) {
                cell(reading, "Weather, " + day).selectOption("sun");
            }
            reading.predictionWhere("inputs.weather.filter((word) => word === 'sun').length === 6");
            assertThat(reading.find(".best .figure")).hasText("sun");
            cell(reading, "Precipitation, 3 days ago").focus();
            reading.page().keyboard().type("70");
            reading.predictionWhere("inputs.rain[3] === 70");
            assertThat(reading.find(".best .figure")).hasText("rain");
            assertThat(reading.find("[part=classes] li")).hasCount(3);
        }
    }

    @InDrivenBrowsers
    void whatIsNoNumberWaits(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Locator cell = cell(reading, "Warmest, today");
            cell.fill("");
            assertThat(cell).hasAttribute("aria-invalid", "true");
            assertEquals(7.2, reading.ask("document.querySelector('teacup-model').inputs.warmest[6]"));
            cell.fill("-3.5");
            assertEquals(-3.5, ((List<?>) reading.predictionWhere("inputs.warmest[6] < 0").inputs()
                    .get("warmest")).get(6));
            assertThat(cell).not().hasAttribute("aria-invalid", "true");
        }
    }

    @InDrivenBrowsers
    void keysMoveAsInASpreadsheet(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            cell(reading, "Warmest, 6 days ago").focus();
            press(reading, "ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown");
            assertThat(cell(reading, "Weather, 5 days ago")).isFocused();
            press(reading, "ArrowDown", "ArrowLeft", "ArrowUp");
            assertThat(cell(reading, "Precipitation, 6 days ago")).isFocused();
            reading.page().keyboard().type("4.5");
            press(reading, "ArrowUp");
            assertEquals(4.5, ((List<?>) reading.predictionWhere("inputs.rain[0] > 4").inputs()
                    .get("rain")).get(0));
        }
    }

    @InDrivenBrowsers
    void aRowIsCopiedAndPasted(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            cell(reading, "Coldest, 6 days ago").focus();
            press(reading, "ControlOrMeta+c");
            cell(reading, "Warmest, 6 days ago").focus();
            press(reading, "ControlOrMeta+v");
            reading.predictionWhere("String(inputs.warmest) === '5,2.8,7.2,5.6,2.8,2.2,2.8'");

            paste(reading, "Coldest, 6 days ago", "1\t2\t3\t4\t5\t6\t7\n11\t12\t13\t14\t15\t16\t17\t18\n");
            reading.predictionWhere("inputs.coldest[6] === 7 && inputs.rain[6] === 17");
            paste(reading, "Coldest, yesterday", "-1\n-2\n");
            reading.predictionWhere("String(inputs.coldest) === '1,2,3,4,5,-1,-2'");
            paste(reading, "Coldest, today", "9");
            reading.predictionWhere("String(inputs.coldest) === '1,2,3,4,5,-1,9'");
        }
    }

    @InDrivenBrowsers
    void thePictureShowsTheNumbersOfOneUnit(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            assertThat(reading.find(".picture .caption")).hasText("Warmest and Coldest: 2.2 to 12.8 °C");
            cell(reading, "Precipitation, today").focus();
            assertThat(reading.find(".picture .caption")).hasText("Precipitation: 0 to 20.3 mm");
            cell(reading, "Precipitation, today").fill("30");
            assertThat(reading.find(".picture .caption")).hasText("Precipitation: 0 to 30 mm");
        }
    }

    @InDrivenBrowsers
    void onAPhoneDaysStandBelowEachOther(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser, needs -> needs.setViewportSize(360, 800))
                .go(readers.url(PAGE)).awaitPredictions()) {
            assertEquals(0, reading.overflow());
            BoundingBox yesterday = cell(reading, "Warmest, yesterday").boundingBox();
            BoundingBox today = cell(reading, "Warmest, today").boundingBox();
            assertEquals(yesterday.x, today.x, 1);
            assertTrue(today.y > yesterday.y, "today stands below yesterday");
            cell(reading, "Warmest, yesterday").focus();
            press(reading, "ArrowDown", "ArrowRight");
            assertThat(cell(reading, "Coldest, today")).isFocused();
        }
    }

    @InDrivenBrowsers
    void aPageSetsTheDays(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.ask("""
                    document.querySelector("teacup-model").inputs =
                      { rain: [1, 2, 3, 4, 5, 6, 7], city: "Oslo" }""");
            reading.predictionWhere("inputs.city === 'Oslo' && String(inputs.rain) === '1,2,3,4,5,6,7'");
            assertThat(cell(reading, "Precipitation, today")).hasValue("7");
        }
    }

    private static Locator cell(Reading reading, String name) {
        return reading.page().getByLabel(name, new Page.GetByLabelOptions().setExact(true));
    }

    private static void press(Reading reading, String... keys) {
        for (String key : keys) {
            reading.page().keyboard().press(key);
        }
    }

    /** Copies a text elsewhere in the page, and pastes it into a cell. */
    private static void paste(Reading reading, String name, String text) {
        reading.ask("""
                (text) => {
                  const box = document.createElement("textarea");
                  document.body.append(box);
                  box.value = text;
                  box.select();
                }""", text);
        press(reading, "ControlOrMeta+c");
        reading.ask("document.querySelector('textarea').remove()");
        cell(reading, name).focus();
        cell(reading, name).selectText();
        press(reading, "ControlOrMeta+v");
    }
}
