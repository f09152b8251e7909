package dev.teacup.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.Suite;
import dev.teacup.train.conformance.TestCase;
import dev.teacup.train.conformance.TestCase.DataSet;
import dev.teacup.train.file.ProtoFile;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The goldens of every model that is shipped, in each of its forms: in ONNX Runtime, in the engine on the
 * JVM, and in Chromium.
 */
class GoldensTest {
    /** Probabilities and scores of one unit; the sums of a step differ in their last bits. */
    private static final double TOLERANCE = 1e-4;

    /** A folder for each form of each model. */
    static List<Path> models() throws IOException {
        List<Path> tests = new ArrayList<>();
        for (Path model : folders(Path.of(System.getProperty("teacup.root"), "models"))) {
            if (Files.isDirectory(model.resolve("golden"))) {
                tests.addAll(folders(model.resolve("golden")));
            }
        }
        return tests;
    }

    private static List<Path> folders(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void areWhatTheEngineSays(Path golden) throws IOException {
        TestCase test = read(golden);
        List<List<HostTensor>> expected =
                test.dataSets().stream().map(set -> tensors(set.outputs())).toList();
        List<List<HostTensor>> runtime = answers(new OrtPlatform(), test);
        List<List<HostTensor>> engine = answers(new JvmPlatform(), test);
        double ofRuntime = largest(expected, runtime);
        double ofEngine = largest(expected, engine);
        System.out.printf(Locale.ROOT,
                "goldens of %s: largest difference of ONNX Runtime %.1e, of the engine %.1e%n",
                test.name(), ofRuntime, ofEngine);
        // A model that rounds values itself allows for more: a sum can fall on either side of a step.
        double tolerance = Math.max(TOLERANCE, test.tolerance().atol());
        assertTrue(ofRuntime <= tolerance, "ONNX Runtime differs by " + ofRuntime);
        assertTrue(ofEngine <= tolerance, "the engine differs by " + ofEngine);
    }

    @ParameterizedTest
    @MethodSource("models")
    void areBitForBitTheSameInChromium(Path golden) throws IOException {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        TestCase test = read(golden);
        List<List<HostTensor>> onJvm = answers(new JvmPlatform(), test);
        List<List<HostTensor>> inChromium =
                answers(new BrowserPlatform(Browser.CHROMIUM, "reference"), test);
        for (int set = 0; set < onJvm.size(); set++) {
            for (int output = 0; output < onJvm.get(set).size(); output++) {
                same(onJvm.get(set).get(output), inChromium.get(set).get(output), "set " + set);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void areWhatEmittedKernelsSayInChromium(Path golden) throws IOException {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        TestCase test = read(golden);
        List<List<HostTensor>> expected =
                test.dataSets().stream().map(set -> tensors(set.outputs())).toList();
        double difference = largest(expected, answers(new BrowserPlatform(Browser.CHROMIUM), test));
        System.out.printf(Locale.ROOT, "goldens of %s: largest difference of emitted kernels %.1e%n",
                test.name(), difference);
        double tolerance = Math.max(TOLERANCE, test.tolerance().atol());
        assertTrue(difference <= tolerance, "emitted kernels differ by " + difference);
    }

    private static void same(HostTensor expected, HostTensor actual, String where) {
        assertEquals(expected.elements(), actual.elements());
        for (int i = 0; i < expected.elements(); i++) {
            if (expected.dtype() == DType.STRING) {
                assertEquals(expected.text(i), actual.text(i), where + ", element " + i);
            } else {
                assertEquals(Double.doubleToLongBits(expected.f64(i)), Double.doubleToLongBits(actual.f64(i)),
                        where + ", element " + i);
            }
        }
    }

    /** The largest difference of numbers; strings have to be the same. */
    private static double largest(List<List<HostTensor>> expected, List<List<HostTensor>> actual) {
        double largest = 0;
        for (int set = 0; set < expected.size(); set++) {
            for (int output = 0; output < expected.get(set).size(); output++) {
                HostTensor one = expected.get(set).get(output);
                HostTensor other = actual.get(set).get(output);
                assertEquals(one.elements(), other.elements());
                for (int i = 0; i < one.elements(); i++) {
                    if (one.dtype() == DType.STRING) {
                        assertEquals(one.text(i), other.text(i));
                    } else {
                        largest = Math.max(largest, Math.abs(one.f64(i) - other.f64(i)));
                    }
                }
            }
        }
        return largest;
    }

    private static List<List<HostTensor>> answers(Platform platform, TestCase test) {
        try (platform) {
            return platform.run(test.model(),
                    test.dataSets().stream().map(DataSet::inputs).map(GoldensTest::tensors).toList());
        }
    }

    private static TestCase read(Path golden) throws IOException {
        try (Suite suite = Suite.open(golden)) {
            assertEquals(1, suite.size());
            return suite.test(0);
        }
    }

    private static List<HostTensor> tensors(List<byte[]> files) {
        return files.stream().map(ProtoFile::read).toList();
    }
}
