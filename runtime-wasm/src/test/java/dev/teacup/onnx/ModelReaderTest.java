package dev.teacup.onnx;

import static dev.teacup.onnx.Files.bytes;
import static dev.teacup.onnx.Files.refusal;
import static dev.teacup.onnx.Files.varint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.memory.BufferMemory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ModelReaderTest {
    private static final byte[] OPSET = bytes(0x42, 2, 0x10, 17);

    @Test
    void refusesAFileThatEndsBeforeItsGraph() {
        assertEquals("""
                the file is no whole model
                expected: a graph and at least one opset_import
                got: no graph
                fix: download or export the file again; is it an ONNX model?""",
                refusal(bytes(8, 8, OPSET)).getMessage());
    }

    @Test
    void refusesAFileWithoutOperatorSet() {
        assertEquals("no opset_import", refusal(bytes(8, 8, 0x3A, 0)).got());
        assertEquals("no graph and no opset_import", refusal(bytes(8, 8)).got());
    }

    @Test
    void refusesASecondGraph() {
        assertEquals("""
                byte 6: the field 'graph' is given twice
                expected: one
                got: a second one
                fix: download or export the file again""",
                refusal(bytes(OPSET, 0x3A, 0, 0x3A, 0)).getMessage());
    }

    @Test
    void takesTheLastOfTwoNumbersOrNames() {
        ModelProto model = Files.read(bytes(8, 8, 0x12, 1, "a", 8, 9, 0x12, 1, "b", OPSET, 0x3A, 0));
        assertEquals(9, model.irVersion());
        assertEquals("b", model.producerName());
    }

    @Test
    void namesThePathOfNodesAndAttributes() {
        byte[] attribute = bytes(0x0A, 4, "pads", 0x40, 128);
        byte[] nameless = bytes(0x2A, attribute.length, attribute);
        assertEquals("graph.node[0].attribute 'pads', byte 12",
                refusal(graph(0x0A, nameless.length, nameless)).where());
        byte[] named = bytes(0x12, 1, "y", nameless);
        assertEquals("graph.node 'y'.attribute 'pads', byte 15",
                refusal(graph(0x0A, named.length, named)).where());
    }

    @Test
    void refusesNamesThatAreNotUtf8() {
        byte[] file = graph(0x12, 2, 0xC3, 0x28);
        assertEquals("""
                graph, byte 2: the text of 'name' is not UTF-8
                expected: text in UTF-8
                got: 2 bytes that are none
                fix: export the model again with names in UTF-8""", refusal(file).getMessage());
    }

    @Test
    void readsSubgraphsUpToTheLimitAndNoDeeper() {
        int nesting = Limits.DEFAULT.nesting();
        assertEquals(nested(nesting), Files.read(ModelWriter.bytes(nested(nesting))));
        ModelException refusal = refusal(ModelWriter.bytes(nested(nesting + 1)));
        assertEquals("the file is nested too deep", refusal.what());
        assertEquals("at most 64 levels of subgraphs or types", refusal.expected());
        assertTrue(refusal.where().length() < 400, refusal.where());
    }

    @Test
    void readsTypesInTypesUpToTheLimitAndNoDeeper() {
        int nesting = Limits.DEFAULT.nesting();
        assertEquals(sequences(nesting), Files.read(ModelWriter.bytes(sequences(nesting))));
        assertEquals("the file is nested too deep",
                refusal(ModelWriter.bytes(sequences(nesting + 1))).what());
        assertEquals("the file is nested too deep", refusal(graph(valueOfSequences(5000))).what());
    }

    @Test
    void countsTheNodesOfAllSubgraphs() {
        byte[] file = ModelWriter.bytes(nested(9));
        BufferMemory memory = BufferMemory.of(file.length, file.length);
        memory.write(0, file);
        Limits limits = new Limits(1 << 20, 9, 64, 1, 1);
        ModelException refusal =
                assertThrows(ModelException.class, () -> ModelReader.read(memory, 0, file.length, limits));
        assertEquals("at most 9, subgraphs and functions included", refusal.expected());
    }

    @Test
    void refusesEveryPrefixOfAModel() {
        byte[] file = ModelWriter.bytes(SampleModel.whole());
        assertTrue(file.length > 4096);
        for (int length = 0; length < Math.min(4096 + 1, file.length); length++) {
            refusal(Arrays.copyOf(file, length));
        }
    }

    @Test
    void refusesDamageOrReadsOnAndDoesNothingElse() {
        byte[] file = ModelWriter.bytes(SampleModel.whole());
        Random random = new Random(20260112);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            for (int i = 0; i < 10_000; i++) {
                int at = random.nextInt(file.length);
                byte before = file[at];
                file[at] = (byte) random.nextInt(256);
                readOrRefuse(file);
                if (random.nextInt(4) > 0) {
                    file[at] = before;
                }
                if (i % 100 == 0) {
                    System.arraycopy(ModelWriter.bytes(SampleModel.whole()), 0, file, 0, file.length);
                }
            }
        });
    }

    private static void readOrRefuse(byte[] file) {
        try {
            ModelProto model = Files.read(file);
            assertEquals(model, Files.read(ModelWriter.bytes(model)));
        } catch (ModelException refusal) {
            assertTrue(!refusal.what().isEmpty() && !refusal.fix().isEmpty());
        }
    }

    private static byte[] graph(Object... content) {
        byte[] graph = bytes(content);
        return bytes(0x3A, varint(graph.length), graph, OPSET);
    }

    private static ModelProto nested(int levels) {
        GraphProto graph = GraphProto.of("0", List.of(NodeProto.of("Relu", "", List.of("x"), List.of("y"),
                List.of())), List.of(), List.of(), List.of());
        for (int level = 1; level <= levels; level++) {
            NodeProto node = NodeProto.of("If", "", List.of("c"), List.of("y"),
                    List.of(AttributeProto.of("then_branch", graph)));
            graph = GraphProto.of("" + level, List.of(node), List.of(), List.of(), List.of());
        }
        return ModelProto.of(8, List.of(new OperatorSetIdProto("", 17)), "", graph, List.of());
    }

    private static ModelProto sequences(int levels) {
        TypeProto type = TypeProto.tensor(DataType.FLOAT);
        for (int level = 0; level < levels; level++) {
            type = TypeProto.of(new TypeProto.Sequence(type));
        }
        GraphProto graph = GraphProto.of("g", List.of(), List.of(), List.of(ValueInfoProto.of("x", type)),
                List.of());
        return ModelProto.of(8, List.of(new OperatorSetIdProto("", 17)), "", graph, List.of());
    }

    /** A graph's input whose type is nested deeper than a stack would bear. */
    private static byte[] valueOfSequences(int levels) {
        byte[] type = {};
        for (int level = 0; level < levels; level++) {
            byte[] sequence = bytes(0x0A, varint(type.length), type);
            type = bytes(0x22, varint(sequence.length), sequence);
        }
        byte[] value = bytes(0x12, varint(type.length), type);
        return bytes(0x5A, varint(value.length), value);
    }
}
