package dev.teacup.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.teacup.error.Limits;
import dev.teacup.memory.BufferMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelWriterTest {
    private final ModelProto model = SampleModel.whole();

    @Test
    void writesWhatTheReaderReadsAsTheSameModel() {
        assertEquals(model, Files.read(ModelWriter.bytes(model)));
    }

    @Test
    void writesTheSameBytesForTheSameModel() {
        byte[] bytes = ModelWriter.bytes(model);
        assertArrayEquals(bytes, ModelWriter.bytes(SampleModel.whole()));
        assertArrayEquals(bytes, ModelWriter.bytes(Files.read(bytes)));
    }

    @Test
    void writesBehindWhatTheMemoryHolds() {
        BufferMemory memory = BufferMemory.of(8, 1 << 20);
        memory.i64(0, 42);
        Span written = ModelWriter.write(model, memory, 8);
        assertEquals(42, memory.i64(0));
        assertEquals(8, written.at());
        assertEquals(model, ModelReader.read(memory, 8, written.length(), Limits.DEFAULT));
    }

    @Test
    void keepsAModelThatLiesInTheSameMemoryApart() {
        BufferMemory memory = BufferMemory.of(8, 1 << 20);
        Span first = ModelWriter.write(model, memory, 0);
        ModelProto read = ModelReader.read(memory, 0, first.length(), Limits.DEFAULT);
        Span second = ModelWriter.write(read, memory, first.end());
        assertEquals(first, second);
    }

    @Test
    void tellsAScalarFromAnUnknownRank() {
        TypeProto scalar = TypeProto.tensor(DataType.FLOAT);
        TypeProto unknown = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));
        assertNotEquals(scalar, unknown);
        assertEquals(scalar, Files.read(ModelWriter.bytes(withInput(scalar))).graph().input().get(0).type());
        assertEquals(unknown,
                Files.read(ModelWriter.bytes(withInput(unknown))).graph().input().get(0).type());
    }

    private static ModelProto withInput(TypeProto type) {
        GraphProto graph = GraphProto.of("g", List.of(), List.of(), List.of(ValueInfoProto.of("x", type)),
                List.of());
        return ModelProto.of(8, List.of(new OperatorSetIdProto("", 17)), "", graph, List.of());
    }
}
