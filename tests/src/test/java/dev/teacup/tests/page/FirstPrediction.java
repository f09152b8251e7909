package dev.teacup.tests.page;

import dev.teacup.web.browser.Browser;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Measures the page about bird strikes from navigation to its first prediction, first with an empty cache and
 * then with a warm one. No test: it only runs by its name.
 */
@ExtendWith(WithReaders.class)
class FirstPrediction {
    private static final int VISITS = 21;

    private static final String CLOCK = """
            document.addEventListener("predict", () => (window.predictedAt ??= performance.now()), true);
            """;

    @Test
    void measure(Readers readers) {
        String page = BirdStrikes.isThere() ? "birdstrikes.html" : "tests/one.html";
        try (Reading reading = readers.in(Browser.CHROMIUM)) {
            reading.page().addInitScript(CLOCK);
            double cold = visit(reading, readers.url(page));
            double[] warm = new double[VISITS];
            for (int visit = 0; visit < VISITS; visit++) {
                warm[visit] = visit(reading, readers.url(page));
            }
            Arrays.sort(warm);
            System.out.println(page + ", navigation to first prediction: empty cache " + ms(cold)
                    + ", warm cache " + ms(warm[VISITS / 2]) + " (median of " + VISITS + ", from "
                    + ms(warm[0]) + " to " + ms(warm[VISITS - 1]) + ")");
        }
    }

    private static double visit(Reading reading, String url) {
        reading.go(url);
        return ((Number) reading.page().waitForFunction("() => window.predictedAt").jsonValue())
                .doubleValue();
    }

    private static String ms(double time) {
        return Math.round(time) + " ms";
    }
}
