package dev.teacup.tests.hostile;

import dev.teacup.op.Ops;
import dev.teacup.tests.parity.SampleModels;
import dev.teacup.tests.vectors.VectorFiles;
import dev.teacup.train.conformance.Suite;
import dev.teacup.train.conformance.TestCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Sound models in a folder, for a fuzzer to begin with. */
public final class SoundFiles {
    /** Larger files only make a fuzzer slow. */
    private static final long MOST_BYTES = 4096;

    private SoundFiles() {}

    /**
     * Writes a model of every operator and of several kinds, and those of ONNX's vectors where these are.
     */
    public static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> model : Sound.all().entrySet()) {
            Files.write(folder.resolve(model.getKey()), model.getValue());
        }
        for (String operator : Ops.names()) {
            for (int sample = 0; sample < 2; sample++) {
                byte[] model = SampleModels.model(operator, sample, sample == 1);
                if (model != null) {
                    Files.write(folder.resolve(operator + "_" + sample), model);
                }
            }
        }
        if (VectorFiles.folder() != null) {
            writeVectors(folder);
        }
    }

    private static void writeVectors(Path folder) throws IOException {
        try (Suite suite = VectorFiles.open()) {
            for (int index = 0; index < suite.size(); index++) {
                TestCase test = suite.test(index);
                if (test.model().length <= MOST_BYTES) {
                    Files.write(folder.resolve(test.name()), test.model());
                }
            }
        }
    }
}
