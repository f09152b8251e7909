package dev.teacup.tests.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.teacup.train.page.ReportPage;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the README's pictures: of the widget, {@code docs/birdstrikes.png}, and of the report's page,
 * {@code docs/report.png} and {@code docs/projector.png}. No test: it only runs by its name.
 */
@ExtendWith(WithReaders.class)
class Screenshot {
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));
    private static final Path PICTURE = ROOT.resolve("docs/birdstrikes.png");

    @Test
    void take(Readers readers) {
        BirdStrikes.assumeThere();
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(1200, 900)
                .setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE))
                .go(readers.url("birdstrikes.html")).awaitPredictions().awaitPicture()) {
            reading.find("teacup-model").screenshot(new Locator.ScreenshotOptions().setPath(PICTURE));
            System.out.println("written: " + PICTURE);
        }
    }

    @Test
    void takeReport(Readers readers, @TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"),
                ReportPage.of(ROOT.resolve("models/icons")));
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(1060, 800)
                .setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE))
                .go(page.toUri().toString())) {
            reading.page().screenshot(
                    new Page.ScreenshotOptions().setPath(ROOT.resolve("docs/report.png")));
            reading.page().getByLabel("t-SNE", new Page.GetByLabelOptions().setExact(true)).first().check();
            PlaywrightAssertions.assertThat(reading.find("#spaces .status")).hasText("t-SNE is done.");
            reading.find("[type=search]").fill("align");
            reading.find("[type=search]").press("Enter");
            reading.ask("document.querySelector('#spaces h2').scrollIntoView({ behavior: 'instant' })");
            reading.page().screenshot(
                    new Page.ScreenshotOptions().setPath(ROOT.resolve("docs/projector.png")));
        }
    }
}
