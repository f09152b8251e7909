package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl;
import dev.teacup.error.Limits;
import dev.teacup.memory.BufferMemory;
import dev.teacup.testkit.Vectors;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** All models and tensors of ONNX's test vectors, where they are. */
@EnabledIf("dev.teacup.testkit.Vectors#areThere")
final class VectorsTest {
    private int files;

    @Test
    void readsAndWritesEveryModel() throws IOException {
        Vectors.visit(".onnx", this::roundTripModel);
        assertTrue(files > 500, files + " files");
    }

    @Test
    void readsAndWritesEveryTensor() throws IOException {
        Vectors.visit(".pb", this::roundTripTensor);
        assertTrue(files > 1000, files + " files");
    }

    private void roundTripModel(String name, byte[] bytes) throws IOException {
        ModelProto model = Files.read(bytes);
        assertEquals(model, Files.read(ModelWriter.bytes(model)), name);
        assertEquals(model, Files.read(OnnxMl.ModelProto.parseFrom(bytes).toByteArray()), name);
        files++;
    }

    private void roundTripTensor(String name, byte[] bytes) {
        TensorProto tensor = TensorReader.read(Span.of(bytes), Limits.DEFAULT);
        assertEquals(tensor, TensorReader.read(Span.of(TensorWriter.bytes(tensor)), Limits.DEFAULT), name);
        decode(tensor);
        files++;
    }

    private static void decode(TensorProto tensor) {
        if (tensor.dataType() != DataType.STRING) {
            tensor.copyTo(BufferMemory.of((int) tensor.bytes(), 1L << 30), 0);
        }
    }
}
