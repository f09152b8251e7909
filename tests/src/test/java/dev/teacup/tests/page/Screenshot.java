package dev.teacup.tests.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.teacup.web.browser.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the README's picture of the widget, {@code docs/birdstrikes.png}. No test: it only runs by its name.
 */
@ExtendWith(WithReaders.class)
class Screenshot {
    private static final Path PICTURE =
            Path.of(System.getProperty("teacup.root"), "docs", "birdstrikes.png");

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
}
