package dev.teacup.tests.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every output of every model of {@code models.tsv} against ONNX Runtime, each element where a model computes
 * with floats. Where it rounds to bytes, a number at the edge of two of the 256 steps may fall to the other
 * side, since sums are floats there and double here; one such number moves many of the layers behind it, so
 * that outputs are compared as wholes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealModelsTest {
    /** Dozens of layers, each of which rounds its sums once here and at every term there. */
    private static final Tolerance FLOATS = new Tolerance(1e-3, 1e-4, 0);

    /** The length of the difference by that of the output; a wrong step of a model makes it about 1. */
    private static final double BYTES = 0.15;

    /** One of each kind, of those that take little time. */
    private static final Set<String> IN_THE_PAGE =
            Set.of("silero-vad-4", "silero-vad-5-half", "melspectrogram",
                    "wake-word", "ocr-classifier", "faces-near", "sentences-minilm");

    private final Packages packages =
            new Packages(Path.of(System.getProperty("teacup.root"), "tests/target/real"));
    private final OrtPlatform ort = new OrtPlatform();
    private final JvmPlatform jvm = new JvmPlatform();

    static List<RealModel> models() throws IOException {
        return RealModel.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void agreeWithOnnxRuntime(RealModel model) throws IOException, InterruptedException {
        byte[] bytes = packages.model(model);
        assumeTrue(bytes != null, model.source() + " cannot be fetched here");
        List<String> wrong = new ArrayList<>();
        for (Stream stream : Feeds.of(model.name())) {
            Stream.Recording expected = stream.record(ort, bytes);
            Stream.Recording actual = stream.record(jvm, bytes);
            for (int run = 0; run < expected.results().size(); run++) {
                compare(model, "run " + run, expected.results().get(run), actual.results().get(run), wrong);
            }
            assertTrue(Comparison.sameBits(actual.results(), jvm.run(bytes, actual.fed())),
                    "a session gives other bits in its later runs");
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void giveTheSameBitsInChromiumAndNearlyThemOnEmittedKernels() throws IOException, InterruptedException {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        List<String> different = new ArrayList<>();
        int compared = 0;
        try (Platform chromium = new BrowserPlatform(Browser.CHROMIUM, "reference");
                Platform emitted = new BrowserPlatform(Browser.CHROMIUM)) {
            for (RealModel model : models()) {
                byte[] bytes = IN_THE_PAGE.contains(model.name()) ? packages.model(model) : null;
                if (bytes != null) {
                    compared++;
                    Stream.Recording expected = Feeds.of(model.name()).get(0).record(jvm, bytes);
                    if (!Comparison.sameBits(expected.results(), chromium.run(bytes, expected.fed()))) {
                        different.add(model.name());
                    }
                    List<List<HostTensor>> actual = emitted.run(bytes, expected.fed());
                    for (int run = 0; run < actual.size(); run++) {
                        compare(model, model.name() + " emitted, run " + run, expected.results().get(run),
                                actual.get(run), different);
                    }
                }
            }
        }
        assertEquals(List.of(), different);
        assumeTrue(compared > 0, "no model can be fetched here");
    }

    @Test
    void areFedByTheirNames() throws IOException {
        TreeSet<String> fed = new TreeSet<>();
        Feeds.names().forEach(fed::add);
        TreeSet<String> named = new TreeSet<>();
        models().forEach(model -> named.add(model.name()));
        assertEquals(named, fed);
        assertTrue(named.containsAll(IN_THE_PAGE), "models for the page that there are not");
    }

    private static void compare(RealModel model, String run, List<HostTensor> expected,
            List<HostTensor> actual, List<String> wrong) {
        assertEquals(expected.size(), actual.size(), "outputs");
        for (int i = 0; i < expected.size(); i++) {
            String name = run + ", output " + i;
            String difference = model.numbers().equals("floats")
                    ? new Comparison(FLOATS).difference(name, expected.get(i), actual.get(i))
                    : difference(name, expected.get(i), actual.get(i));
            if (!difference.isEmpty()) {
                wrong.add(difference);
            }
        }
    }

    private static String difference(String name, HostTensor expected, HostTensor actual) {
        if (!expected.toString().equals(actual.toString())) {
            return name + ": expected " + expected + ", got " + actual;
        }
        double apart = 0;
        double length = 0;
        for (int i = 0; i < expected.elements(); i++) {
            apart += Math.pow(expected.f64(i) - actual.f64(i), 2);
            length += Math.pow(expected.f64(i), 2);
        }
        double ratio = Math.sqrt(apart / length);
        return ratio <= BYTES ? "" : name + ": differs by " + ratio + " of its length";
    }
}
