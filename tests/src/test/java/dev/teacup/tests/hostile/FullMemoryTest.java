package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.model;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A memory that is full has room for saying so, and for the sizes of a result that just fits. */
final class FullMemoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void isToldAsTheModelsAndNeverAsTheEnginesMistake(Browser browser) {
        assumeTrue(browser.installed(), () -> browser + " is not installed");
        byte[] bytes = model().input("x", 64).node("Relu", "", "x", "y").output("y").bytes();
        try (BrowserPage page = BrowserPage.open(browser, "dev/teacup/tests/hostile/full.js")) {
            assertEquals("more memory is needed than the limit allows\nit ran",
                    new String(page.call("nearTheLimit", bytes, PATIENCE), StandardCharsets.UTF_8));
        }
    }
}
