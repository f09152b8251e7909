package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import dev.teacup.error.Limits;
import dev.teacup.memory.BufferMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * All models and tensors of ONNX's test vectors, where their folder is given as the system property
 * {@code teacup.vectors} or as TEACUP_VECTORS in the environment.
 */
@EnabledIf("vectorsAreThere")
final class VectorsTest {
    private static final String FOLDER =
            System.getProperty("teacup.vectors", System.getenv().getOrDefault("TEACUP_VECTORS", ""));

    static boolean vectorsAreThere() {
        return !FOLDER.isEmpty();
    }

    @Test
    void readsAndWritesEveryModelAndTensor() throws IOException {
        int files = 0;
        try (ZipFile zip = new ZipFile(Path.of(FOLDER, "onnx-core.zip").toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                files += roundTrip(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        assertTrue(files > 1000, files + " files");
    }

    private static int roundTrip(String name, byte[] bytes) throws IOException {
        if (name.endsWith(".onnx")) {
            ModelProto model = Files.read(bytes);
            assertEquals(model, Files.read(ModelWriter.bytes(model)), name);
            assertEquals(model, Files.read(OnnxMl.ModelProto.parseFrom(bytes).toByteArray()), name);
            return 1;
        }
        if (name.endsWith(".pb")) {
            TensorProto tensor = TensorReader.read(Span.of(bytes), Limits.DEFAULT);
            assertEquals(tensor, TensorReader.read(Span.of(TensorWriter.bytes(tensor)), Limits.DEFAULT),
                    name);
            decode(tensor);
            return 1;
        }
        return 0;
    }

    private static void decode(TensorProto tensor) {
        if (tensor.dataType() != DataType.STRING) {
            tensor.copyTo(BufferMemory.of((int) tensor.bytes(), 1L << 30), 0);
        }
    }
}
