package dev.teacup.tests.vectors;

import dev.teacup.train.conformance.Suite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where ONNX's own test vectors are: the folder that {@code $TEACUP_VECTORS} names. */
public final class VectorFiles {
    private static final String CORE = "onnx-core.zip";

    private VectorFiles() {}

    /** The folder, or null where none is named. */
    public static Path folder() {
        String place = System.getenv("TEACUP_VECTORS");
        return place == null ? null : Path.of(place);
    }

    /** Whether the folder has the core class as one archive, all of which the engine has to run. */
    static boolean areCore() {
        return Files.exists(folder().resolve(CORE));
    }

    /** The core class where it is one archive, else all tests below the folder. */
    public static Suite open() throws IOException {
        return Suite.open(areCore() ? folder().resolve(CORE) : folder());
    }
}
