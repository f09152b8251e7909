package dev.teacup.tests.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;

/** The model of the page about bird strikes, which training writes. */
final class BirdStrikes {
    private static final String FILE = "/META-INF/resources/models/birdstrikes/model.onnx";

    private BirdStrikes() {}

    /** Skips a test as long as nobody has trained the model. */
    static void assumeThere() {
        assumeTrue(isThere(), "models/birdstrikes/model.onnx is missing: ./teacup train birdstrikes");
    }

    static boolean isThere() {
        return BirdStrikes.class.getResource(FILE) != null;
    }

    static byte[] bytes() throws IOException {
        try (InputStream file = BirdStrikes.class.getResourceAsStream(FILE)) {
            return file.readAllBytes();
        }
    }
}
