package dev.teacup.tests.page;

import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.load.ExternalFiles;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.Strings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Small models whose graphs stand as texts beside the tests; {@code plain} and {@code tensor} have no
 * metadata for a page. A server of the site finds them under {@code /models/tests/}.
 */
final class TestModels {
    private static final List<String> NAMES =
            List.of("birds", "plain", "tensor", "sketch", "say", "days", "rare");

    private TestModels() {}

    /** Writes the models to where a server finds them, which has to be started after that. */
    static void publish() {
        try {
            Path pages = Path.of(TestModels.class.getResource("/META-INF/resources/tests/one.html").toURI());
            Path folder = pages.resolve("../../models/tests").normalize();
            Files.createDirectories(folder);
            for (String name : NAMES) {
                Files.write(folder.resolve(name + ".onnx"), bytes(name));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the test models cannot be written", e);
        }
    }

    /** The file of the model. */
    static byte[] bytes(String name) throws IOException {
        Constants constants =
                new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20), new Strings());
        Graph graph = Graph.parse(text(name + ".graph"), constants);
        Heading heading = Heading.of(Exporter.OLDEST);
        if (TestModels.class.getResource(name + ".json") != null) {
            heading = heading.with("teacup.model", text(name + ".json"));
        }
        return ModelWriter.bytes(Exporter.export(graph, constants, heading));
    }

    /** The only element of the first output, from the engine on this JVM. */
    static double answer(byte[] model, Map<String, HostTensor> feeds) {
        Session session = Session.open(model, Limits.DEFAULT, ExternalFiles.NONE);
        return session.run(feeds).get(session.signature().outputs().get(0)).f64(0);
    }

    private static String text(String name) throws IOException {
        try (InputStream file = TestModels.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
