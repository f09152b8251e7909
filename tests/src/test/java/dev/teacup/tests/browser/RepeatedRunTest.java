package dev.teacup.tests.browser;

import static dev.teacup.testkit.Models.model;
import static dev.teacup.testkit.Models.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.onnx.DataType;
import dev.teacup.testkit.Models;
import dev.teacup.web.browser.Browser;
import dev.teacup.web.browser.BrowserPage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page that repeats runs by itself tells the same as the engine. */
final class RepeatedRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void tellsTheSameAsTheEngine(Browser browser) {
        assumeTrue(browser.installed(), () -> browser + " is not installed");
        byte[] bytes = model().input("ids", type(DataType.INT64, "rows", 2))
                .initializer(Models.floatTensor("table", 10, 20, 30))
                .node("Gather", "found", "table ids", "g").node("Relu", "", "g", "y").output("y").bytes();
        try (BrowserPage page = BrowserPage.open(browser, "dev/teacup/tests/browser/repeated.js")) {
            String told = new String(page.call("repeated", bytes, PATIENCE), StandardCharsets.UTF_8);
            assertEquals("""
                    [1,2] 10,20
                    [1,2] 20,30
                    [2,2] 30,10,20,20
                    [1,2] 30,30
                    [2,2] 10,10,20,30
                    Gather 'found': an index in the input 'indices' is out of range
                    [1,2] 30,20
                    [1,2] 30,30
                    [30000,2] 20,20,20,20
                    [1,2] 20,10
                    [1,2] 10,30""", told);
        }
    }
}
