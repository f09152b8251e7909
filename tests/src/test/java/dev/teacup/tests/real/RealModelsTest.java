package dev.teacup.tests.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every output of every model of {@code models.tsv} against ONNX Runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RealModelsTest {
    private static final Tolerance PLAIN = new Tolerance(1e-3, 1e-4, 0);

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
                compare("run " + run, expected.results().get(run), actual.results().get(run), wrong);
            }
            assertTrue(Comparison.sameBits(actual.results(), jvm.run(bytes, actual.fed())),
                    "a session gives other bits in its later runs");
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void areFedByTheirNames() throws IOException {
        TreeSet<String> fed = new TreeSet<>();
        Feeds.names().forEach(fed::add);
        TreeSet<String> named = new TreeSet<>();
        models().forEach(model -> named.add(model.name()));
        assertEquals(named, fed);
    }

    private static void compare(String run, List<HostTensor> expected, List<HostTensor> actual,
            List<String> wrong) {
        Comparison comparison = new Comparison(PLAIN);
        assertEquals(expected.size(), actual.size(), "outputs");
        for (int i = 0; i < expected.size(); i++) {
            String difference = comparison.difference(run + ", output " + i, expected.get(i), actual.get(i));
            if (!difference.isEmpty()) {
                wrong.add(difference);
            }
        }
    }
}
