package dev.teacup.tests.hostile;

import dev.teacup.op.Ops;
import dev.teacup.tests.parity.SampleModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Sound models in a folder, for a fuzzer to begin with. */
public final class SoundFiles {
    /** Larger files only make a fuzzer slow. */
    private static final long MOST_BYTES = 4096;

    private SoundFiles() {}

    /**
     * Writes a model of every operator and of several kinds, and copies those of ONNX's vectors.
     *
     * @param vectors a folder of tests in ONNX's layout, or null
     */
    public static void write(Path folder, Path vectors) throws IOException {
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
        if (vectors != null) {
            copy(vectors, folder);
        }
    }

    private static void copy(Path vectors, Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(vectors)) {
            for (Path file : files.filter(file -> file.endsWith("model.onnx")).sorted().toList()) {
                if (Files.size(file) <= MOST_BYTES) {
                    Files.write(folder.resolve(file.getParent().getFileName().toString()),
                            Files.readAllBytes(file));
                }
            }
        }
    }
}
