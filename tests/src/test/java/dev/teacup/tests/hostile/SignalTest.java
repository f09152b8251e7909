package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.graph;
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

/** In a page a run gives the page its turns, and ends when its signal or its time says so. */
final class SignalTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRIPT = "dev/teacup/tests/hostile/signal.js";

    @ParameterizedTest
    @EnumSource
    void endsARunFromOutside(Browser browser) {
        assumeTrue(browser.installed(), () -> browser + " is not installed");
        try (BrowserPage page = BrowserPage.open(browser, SCRIPT)) {
            assertEquals("AbortError after 3 turns", told(page, "abort", Long.MAX_VALUE));
            String late = told(page, "late", Long.MAX_VALUE).replace("Neg 'next' in ", "");
            String refusal =
                    "Loop 'loop': the run was ended from outside\nexpected: a run within the time it was "
                            + "given\ngot: a run that went on\nfix: give it more time, or a smaller input";
            assertEquals("true " + refusal + " | " + refusal, late);
            assertEquals("-1,-2 -1,-2", told(page, "same", 20_001));
        }
    }

    /** What the page tells of a model that turns the sign of x again and again. */
    private static String told(BrowserPage page, String function, long turns) {
        Models body = graph().input("i", type(DataType.INT64)).input("go", type(DataType.BOOL))
                .input("state", 2)
                .node("Identity", "", "go", "on").node("Neg", "", "state", "next").output("on", "next");
        byte[] bytes = model().input("x", 2).scalar("turns", turns)
                .node("Loop", "loop", "turns - x", "y", body.as("body")).output("y").bytes();
        return new String(page.call(function, bytes, PATIENCE), StandardCharsets.UTF_8);
    }
}
