package dev.teacup.tests.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Outcome;
import dev.teacup.train.conformance.Outcome.Result;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.Runner;
import dev.teacup.train.conformance.Suite;
import dev.teacup.train.conformance.Summary;
import dev.teacup.train.conformance.TestCase;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * ONNX's own test vectors: all of the core class where they are in one archive, else those whose operators
 * the engine has; {@code TEACUP_VECTORS} says where they are. What may fail stands in {@code ignored.tsv}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VectorsTest {
    /** Fewer would mean that the vectors were not found, or that operators got lost. */
    private static final int LEAST = 300;

    private final List<TestCase> cases = new ArrayList<>();
    private final Map<String, List<List<HostTensor>>> onTheJvm = new TreeMap<>();

    @BeforeAll
    void readTheVectors() throws IOException {
        assumeTrue(VectorFiles.folder() != null, "TEACUP_VECTORS names no ONNX vectors");
        boolean areCore = VectorFiles.areCore();
        try (Suite suite = VectorFiles.open()) {
            for (int index = 0; index < suite.size(); index++) {
                TestCase test = suite.test(index);
                // Other collections have operators and types that the engine does not claim to run.
                if (areCore || !test.dataSets().isEmpty() && Needs.areMet(test.model())) {
                    cases.add(test);
                }
            }
        }
        assertTrue(cases.size() >= LEAST, cases.size() + " vectors with known operators");
    }

    @Test
    void passOnTheJvm() throws IOException {
        judge("JVM", new JvmPlatform(), onTheJvm);
    }

    @Test
    void passInChromiumWithTheSameBits() throws IOException {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        Map<String, List<List<HostTensor>>> inChromium = new TreeMap<>();
        try (Platform platform = new BrowserPlatform(Browser.CHROMIUM, "reference")) {
            judge("Chromium", platform, inChromium);
        }
        if (onTheJvm.isEmpty()) {
            judge("JVM", new JvmPlatform(), onTheJvm);
        }
        List<String> different = new ArrayList<>();
        inChromium.forEach((test, results) -> {
            if (!Comparison.sameBits(onTheJvm.get(test), results)) {
                different.add(test);
            }
        });
        assertEquals(List.of(), different);
    }

    @Test
    void passInChromiumOnEmittedKernels() throws IOException {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        try (Platform platform = new BrowserPlatform(Browser.CHROMIUM)) {
            judge("Chromium, emitted", platform, new TreeMap<>());
        }
    }

    private void judge(String name, Platform platform, Map<String, List<List<HostTensor>>> results)
            throws IOException {
        Map<String, String> ignored = Ignored.reasons();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> unexpected = new ArrayList<>();
        for (TestCase test : cases) {
            Outcome outcome = new Runner((model, inputs) -> {
                List<List<HostTensor>> given = platform.run(model, inputs);
                results.put(test.name(), given);
                return given;
            }).run(test);
            outcomes.add(outcome);
            if (outcome.result() == Result.PASS == ignored.containsKey(test.name())) {
                unexpected.add(outcome.row());
            }
        }
        System.out.print("ONNX vectors, " + name + ": " + Summary.of(outcomes));
        assertEquals("", String.join("\n", unexpected));
    }
}
