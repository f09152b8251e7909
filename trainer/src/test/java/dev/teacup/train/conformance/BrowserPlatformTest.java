package dev.teacup.train.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.ModelException;
import dev.teacup.web.browser.Browser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a page is asked once more, and what is told of it in the end. */
final class BrowserPlatformTest {
    private static final String SCRIPT = "dev/teacup/train/conformance/trap.js";

    @Test
    void aTrapInWebKitIsAskedOnceMoreAndThenTold() {
        assertEquals(1, timesAskedAgain(Browser.WEBKIT));
    }

    @Test
    void aTrapInAnotherBrowserIsToldAtOnce() {
        assertEquals(0, timesAskedAgain(Browser.CHROMIUM));
    }

    private static int timesAskedAgain(Browser browser) {
        assumeTrue(browser.installed(), browser + " is not installed");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (BrowserPlatform platform = new BrowserPlatform(browser, "strict", SCRIPT, null)) {
            ModelException error =
                    assertThrows(ModelException.class, () -> platform.run(new byte[0], List.of()));
            assertTrue(error.getMessage().contains("a trap"), error.getMessage());
        } finally {
            System.setErr(before);
        }
        return told.toString(StandardCharsets.UTF_8).split("asked again", -1).length - 1;
    }
}
