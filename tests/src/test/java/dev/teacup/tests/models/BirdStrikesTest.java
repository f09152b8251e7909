package dev.teacup.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.exec.HostTensor;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Strikes;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.recipe.birdstrikes.BirdStrikes;
import dev.teacup.train.recipe.birdstrikes.StrikeEvaluation;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bird-strike model that is shipped, on all strikes of the test years. */
class BirdStrikesTest {
    private final Strikes strikes = Strikes.shipped();
    private final List<HostTensor> inputs = BirdStrikes.inputs(strikes, strikes.split().test());
    private byte[] model;

    @BeforeEach
    void readTheModel() throws IOException {
        model = Files
                .readAllBytes(Path.of(System.getProperty("teacup.root"), "models/birdstrikes/model.onnx"));
    }

    private HostTensor probabilities(Platform platform) {
        try (platform) {
            return platform.run(model, List.of(inputs)).get(0).get(0);
        }
    }

    @Test
    void theEngineSaysWhatOnnxRuntimeSays() {
        HostTensor expected = probabilities(new OrtPlatform());
        HostTensor actual = probabilities(new JvmPlatform());
        assertEquals(strikes.split().test().length, actual.elements());
        double largest = 0;
        for (int i = 0; i < actual.elements(); i++) {
            largest = Math.max(largest, Math.abs(expected.f64(i) - actual.f64(i)));
        }
        System.out.println("birdstrikes, " + actual.elements() + " rows, largest difference to ONNX Runtime: "
                + largest);
        assertTrue(largest < 1e-5, "largest difference " + largest);
    }

    @Test
    void chromiumSaysTheSameBitsAsTheJvm() {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        HostTensor expected = probabilities(new JvmPlatform());
        HostTensor actual = probabilities(new BrowserPlatform(Browser.CHROMIUM, "reference"));
        assertEquals(expected.elements(), actual.elements());
        for (int i = 0; i < actual.elements(); i++) {
            assertEquals(Double.doubleToLongBits(expected.f64(i)), Double.doubleToLongBits(actual.f64(i)),
                    "row " + i);
        }
    }

    /** The page fills its row for the network from the index of the models. */
    @Test
    void thePageTellsTheFiguresOfTheModel() throws IOException {
        StrikeEvaluation evaluation = StrikeEvaluation.of(strikes, model, "models/birdstrikes/model.onnx");
        Path root = Path.of(System.getProperty("teacup.root"));
        String page = Files.readString(root.resolve("web/src/main/webapp/birdstrikes.html"));
        JsonNode index = new ObjectMapper().readTree(root.resolve("models/index.json").toFile());
        int told = 0;
        for (JsonNode one : index.get("models")) {
            for (String figure : List.of("auc", "ap")) {
                if (one.get("name").asText().equals("birdstrikes")) {
                    told++;
                    assertEquals(evaluation.test().get(figure), one.get("metrics").get(figure).asDouble(),
                            5e-4,
                            figure);
                    assertTrue(page.contains("<td data-figure=\"" + figure + "\">"), figure);
                }
            }
        }
        assertEquals(2, told);
    }

    @Test
    void beatsTheBars() {
        StrikeEvaluation evaluation = StrikeEvaluation.of(strikes, model, "models/birdstrikes/model.onnx");
        assertTrue(evaluation.test().get("auc") >= .795, evaluation.toString());
        assertTrue(evaluation.test().get("ap") >= .372, evaluation.toString());
    }
}
