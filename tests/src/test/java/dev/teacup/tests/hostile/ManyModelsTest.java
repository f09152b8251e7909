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

/**
 * A browser has addresses for about a hundred memories: models that are disposed leave theirs to others, and
 * their kernels to the same model.
 */
final class ManyModelsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void runsOneModelAfterTheOtherWithoutAMemoryForEach(Browser browser) {
        assumeTrue(browser.installed(), () -> browser + " is not installed");
        byte[] bytes = model().input("x", 2).node("Add", "", "x x", "y").output("y").bytes();
        try (BrowserPage page = BrowserPage.open(browser, "dev/teacup/tests/hostile/many.js")) {
            assertEquals("200 true 1",
                    new String(page.call("many", bytes, PATIENCE), StandardCharsets.UTF_8));
        }
    }
}
