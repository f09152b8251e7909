package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.train.compile.ModelFiles;
import dev.teacup.train.file.ProtoFile;
import dev.teacup.train.quantize.Form;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models of the repository as {@code ./teacup compile} writes them, in pages of their own. */
@ExtendWith(WithReaders.class)
class CompiledModelsTest {
    private static final Path MODELS = Path.of(System.getProperty("teacup.root"), "models");
    private static final int PHONE_WIDTH = 390;
    /** Sums of other orders, and functions of the browser; where a model turns a loop, they add up. */
    private static final double TOLERANCE = 1e-5;
    /** By how far weights in fewer bits may move a probability. */
    private static final double TOLERANCE_OF_FORMS = 0.02;
    private static final int EIGHT_KILOBYTES = 8192;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"birdstrikes, 1", "weather, 1", "icons, 1", "films, 1", "emoji, 1", "pronounce, 10"})
    void giveTheNumbersOfTheEngine(String name, int steps, Readers readers) throws IOException {
        CompiledModel compiled = CompiledModel.of(model(name), golden(name), Form.FLOAT32, folder);
        double difference = compiled.difference(golden(name), readers);
        assertTrue(difference < steps * TOLERANCE, "they differ by " + difference);
        compiled.strays(golden(name), readers).forEach(strays -> assertEquals(0, strays));
    }

    @ParameterizedTest
    @CsvSource({"FLOAT16, 0.6", "INT8, 0.4"})
    void giveAlmostTheSameOfWeightsInFewerBits(Form form, double share, Readers readers) throws IOException {
        long whole = CompiledModel.of(model("birdstrikes"), golden("birdstrikes"), Form.FLOAT32, folder)
                .bytes("model.bin");
        CompiledModel compiled = CompiledModel.of(model("birdstrikes"), golden("birdstrikes"), form, folder);
        assertTrue(compiled.bytes("model.bin") < share * whole);
        double difference = compiled.difference(golden("birdstrikes"), readers);
        assertTrue(difference < TOLERANCE_OF_FORMS, "they differ by " + difference);
    }

    @ParameterizedTest
    @CsvSource({"birdstrikes, batch=1, likely to be damaged", "weather, batch=1, Tomorrow",
        "icons, batch=1 height=96 width=96, umbrella", "films, batch=1 rated=5, stars",
        "emoji, batch=1, teacup", "pronounce, batch=1, T IY K AH P"})
    void predictInTheirExamplePageOnAPhone(String name, String dims, String said, Readers readers)
            throws IOException {
        CompiledModel compiled = compiled(name, dims);
        try (Reading reading = readers.in(Browser.CHROMIUM,
                needs -> needs.setViewportSize(PHONE_WIDTH, 800))) {
            compiled.open(reading).page().waitForFunction("""
                    () => document.querySelector("output").textContent !== "…\"""");
            String answer = reading.find("output").textContent();
            assertTrue(answer.contains(said), answer);
            assertEquals(0, reading.overflow());
            assertEquals(List.of(), reading.complaints());
        }
    }

    @Test
    void birdStrikesTakeEightKilobytesWithTheirPageBesideTheirWeights() throws IOException {
        long bytes = compiled("birdstrikes", "batch=1").compressedBytes();
        assertTrue(bytes <= EIGHT_KILOBYTES, "they take " + bytes);
    }

    private CompiledModel compiled(String name, String dims) throws IOException {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String dim : dims.split(" ")) {
            String[] size = dim.split("=");
            sizes.put(size[0], Integer.parseInt(size[1]));
        }
        ModelFiles.write(model(name), sizes, Map.of(), Form.FLOAT32, folder);
        return new CompiledModel(model(name), folder);
    }

    private static Path model(String name) {
        return MODELS.resolve(name).resolve("model.onnx");
    }

    /** The inputs of the goldens of a model. */
    private static List<HostTensor> golden(String name) throws IOException {
        Path golden = MODELS.resolve(name).resolve("golden").resolve(name).resolve("test_data_set_0");
        List<HostTensor> inputs = new ArrayList<>();
        for (int i = 0; Files.exists(golden.resolve("input_" + i + ".pb")); i++) {
            inputs.add(ProtoFile.read(Files.readAllBytes(golden.resolve("input_" + i + ".pb"))));
        }
        return inputs;
    }
}
