package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a page loads neither grows nor shrinks unnoticed, and stays under its ceilings. */
class SizesTest {
    private static final long KILOBYTE = 1000;
    private static final double TOLERANCE = 0.005;

    private Map<String, Weight> weights;

    @BeforeEach
    void weigh() throws IOException {
        assumeTrue(Sizes.isWhole(),
                "the engine was left out of the build, or the platform has no esbuild or no Binaryen");
        weights = Sizes.weights();
    }

    @Test
    void everyFileWeighsWhatIsWrittenDown() throws IOException {
        Map<String, Weight> budget = Sizes.budget();
        Set<String> files = new TreeSet<>(budget.keySet());
        files.addAll(weights.keySet());
        List<String> differences = new ArrayList<>();
        for (String file : files) {
            String difference = difference(file, budget.get(file), weights.get(file));
            if (!difference.isEmpty()) {
                differences.add(difference);
            }
        }
        assertEquals("", String.join("\n", differences),
                "if that is meant, write these lines into web/sizes.json, or run Sizes, which does it");
    }

    @Test
    void aDifferenceSaysByHowMuchAndWhatToWrite() {
        assertEquals("a.js has grown by 1 bytes, brotli by 0:   \"a.js\": {\"raw\": 101, \"brotli\": 50}",
                difference("a.js", new Weight(100, 50), new Weight(101, 50)));
        assertEquals("a.js has shrunk by 0 bytes, brotli by 6, thank you:"
                + "   \"a.js\": {\"raw\": 1000, \"brotli\": 494}",
                difference("a.js", new Weight(1000, 500), new Weight(1000, 494)));
        assertEquals("a.js is new:   \"a.js\": {\"raw\": 1, \"brotli\": 2}",
                difference("a.js", null, new Weight(1, 2)));
        assertEquals("a.js is gone: take its line out", difference("a.js", new Weight(1, 2), null));
        assertEquals("", difference("a.js", new Weight(1000, 500), new Weight(1000, 502)));
        assertEquals("", difference(Sizes.ENGINE, new Weight(1000, 500), new Weight(1005, 498)));
        assertTrue(difference(Sizes.ENGINE, new Weight(1000, 500), new Weight(1006, 500))
                .contains("grown by 6"));
    }

    @Test
    void theShellOfTheWidgetStaysUnderTheCeiling() {
        assertUnder(4 * KILOBYTE, Sizes.shell(weights), "shell");
    }

    @Test
    void theWidgetStaysUnderTheCeiling() {
        assertUnder(20 * KILOBYTE, Sizes.widget(weights), "widget");
    }

    private static void assertUnder(long ceiling, Weight weight, String what) {
        assertTrue(weight.brotli() <= ceiling,
                () -> what + ": " + weight.brotli() + " bytes of brotli, " + (weight.brotli() - ceiling)
                        + " over the ceiling of " + ceiling);
    }

    /** Empty where there is none to speak of. */
    private static String difference(String file, Weight before, Weight now) {
        if (now == null) {
            return file + " is gone: take its line out";
        }
        if (before == null) {
            return file + " is new: " + Sizes.line(file, now);
        }
        // A compiler of the engines that is newer may differ a little; the scripts are ours to the byte.
        double exact = file.endsWith(".wasm") ? TOLERANCE : 0;
        if (near(before.raw(), now.raw(), exact) && near(before.brotli(), now.brotli(), TOLERANCE)) {
            return "";
        }
        long raw = now.raw() - before.raw();
        long brotli = now.brotli() - before.brotli();
        boolean shrunk = raw < 0 || raw == 0 && brotli < 0;
        return file + (shrunk ? " has shrunk by " + -raw + " bytes, brotli by " + -brotli + ", thank you"
                : " has grown by " + raw + " bytes, brotli by " + brotli) + ": " + Sizes.line(file, now);
    }

    private static boolean near(long before, long now, double share) {
        return Math.abs(now - before) <= share * before;
    }
}
