package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import dev.teacup.web.browser.Browser;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/** Typing for a model that spells how a word is said, and shows where it looked. */
@ExtendWith(WithReaders.class)
class SpellingTest {
    private static final String PAGE = "tests/say.html";

    @InDrivenBrowsers
    void eachKeyIsAnswered(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            assertThat(reading.find("[part=text]")).hasText("T IY");
            reading.page().getByLabel("A word").fill("");
            assertThat(reading.find(".invitation")).isVisible();
            assertThat(reading.find("[part=text]")).isHidden();
            reading.page().getByLabel("A word").pressSequentially("cup");
            assertThat(reading.find("[part=text]")).hasText("K AH P");
            assertThat(reading.find(".invitation")).isHidden();
            assertThat(reading.find("#teacup-status")).containsText("It is said: K AH P.");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void anExampleIsOnePress(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.find("[part=example]").getByText("colonel").click();
            assertThat(reading.find("[part=text]")).hasText("K ER N AH L");
            assertThat(reading.page().getByLabel("A word")).hasValue("colonel");
        }
    }

    @InDrivenBrowsers
    void whatIsNotReadIsSaid(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            reading.page().getByLabel("A word").fill("Cüp 2!");
            assertThat(reading.find("[part=text]")).hasText("K AH P");
            assertThat(reading.find(".typed .note")).hasText("left out: 2 !");
            assertEquals("cup", reading.ask("document.querySelector('teacup-model').inputs.word"));
            reading.page().getByLabel("A word").fill("colonels");
            assertThat(reading.find(".typed .note")).hasText("the first 7 letters count");
        }
    }

    @InDrivenBrowsers
    void theGridTellsWhereEachSoundLooked(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Locator grid = reading.find("[part=attention]");
            assertThat(grid).matchesAriaSnapshot("""
                    - table "Which letters each sound looked at":
                      - row "t e a":
                        - cell
                        - columnheader "t"
                        - columnheader "e"
                        - columnheader "a"
                      - row "T 80 % 10 % 10 %":
                        - rowheader "T"
                        - cell "80 %"
                        - cell "10 %"
                        - cell "10 %"
                      - row "IY 0 % 50 % 50 %":
                        - rowheader "IY"
                        - cell "0 %"
                        - cell "50 %"
                        - cell "50 %"
                    """);
            grid.locator("td").last().hover();
            assertThat(reading.find("[part=attention] + .caption")).hasText("IY looks at a: 50\u00a0%");
            grid.focus();
            reading.page().keyboard().press("ArrowUp");
            assertThat(reading.find("[part=attention] + .caption")).hasText("T looks at a: 10\u00a0%");
            reading.page().keyboard().press("ArrowLeft");
            assertThat(reading.find("[part=attention] + .caption")).hasText("T looks at e: 10\u00a0%");
        }
    }

    @InDrivenBrowsers
    void furtherReadingsStandBesideTheirChances(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Locator rows = reading.find("[part=classes] li");
            assertThat(rows).hasCount(2);
            assertThat(rows.first().locator(".who")).hasText("T IY");
            assertThat(rows.first().locator(".much")).hasText("90\u00a0%");
            reading.page().getByLabel("A word").fill("xyz");
            assertThat(rows).hasCount(1);
        }
    }

    @InDrivenBrowsers
    void aLongWordFitsAPhone(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser, needs -> needs.setViewportSize(320, 700))
                .go(readers.url(PAGE)).awaitPredictions()) {
            reading.page().getByLabel("A word").fill("colonel");
            assertThat(reading.find("[part=text]")).hasText("K ER N AH L");
            assertEquals(0, reading.overflow());
        }
    }
}
