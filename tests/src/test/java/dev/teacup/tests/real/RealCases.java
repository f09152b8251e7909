package dev.teacup.tests.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Writes the models of {@code models.tsv}, each with what it is fed first, as cases of the race against
 * onnxruntime-web into {@code tests/target/real/cases}; runs by its name only.
 */
class RealCases {
    private static final Path REAL = Path.of(System.getProperty("teacup.root"), "tests/target/real");
    private static final Map<String, Double> FLOATS = Map.of("rtol", 1e-3, "atol", 1e-4);

    /** A number at the edge of two of the 256 steps may fall to the other side and move what is behind. */
    private static final Map<String, Double> BYTES = Map.of("rtol", 0.1, "atol", 0.1, "badFraction", 0.05);

    @Test
    void write() throws IOException, InterruptedException {
        Packages packages = new Packages(REAL);
        int order = 0;
        for (RealModel model : RealModel.all()) {
            byte[] bytes = packages.model(model);
            if (bytes != null) {
                write(model, bytes, Feeds.of(model.name()).get(0).runs().get(0), order++);
            }
        }
        assertTrue(order > 0, "no model can be fetched here");
    }

    private static void write(RealModel model, byte[] bytes, List<HostTensor> feeds, int order)
            throws IOException {
        Path folder = Files.createDirectories(REAL.resolve("cases").resolve(model.name()));
        Files.write(folder.resolve("model.onnx"), bytes);
        List<String> names = Session.open(bytes, Limits.DEFAULT, ExternalFiles.NONE).signature().inputs();
        List<Map<String, Object>> inputs = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            String file = "input_" + i + ".bin";
            Files.write(folder.resolve(file), feeds.get(i).bytes());
            inputs.add(Map.of("name", names.get(i), "type",
                    feeds.get(i).dtype().name().toLowerCase(Locale.ROOT),
                    "dims", feeds.get(i).dims(), "file", file));
        }
        new ObjectMapper().writeValue(folder.resolve("case.json").toFile(),
                Map.of("order", order, "name", model.name(), "about", model.origin(), "weightBytes",
                        bytes.length, "tol", model.numbers().equals("floats") ? FLOATS : BYTES, "inputs",
                        inputs));
    }
}
