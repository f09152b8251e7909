package dev.teacup.load;

import static dev.teacup.testkit.Models.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelReader;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Tensor;
import dev.teacup.testkit.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LoaderTest {
    @Test
    void keepsNamesAndFindsTypesWithNamedDimensions() {
        Graph graph = Models.opset(21).input("x", "batch", 3).floats("w", 1, 2, 3)
                .node("Add", "plus", "x w", "y").output("y").load();
        assertEquals("g", graph.name());
        assertEquals(List.of("x"), graph.inputs());
        assertEquals(List.of("y"), graph.outputs());
        assertEquals("plus", graph.nodes().get(0).name());
        assertEquals("float32[batch, 3]", graph.type("y").toString());
    }

    @Test
    void takesTheSizeMinusOneAndTheNameQuestionMarkAsUnknown() {
        Graph graph =
                Models.opset(21).input("x", -1, "?", 3).node("Abs", "", "x", "y").output("y").load();
        assertEquals(Dim.UNKNOWN, graph.type("x").shape().dim(0));
        assertEquals(Dim.UNKNOWN, graph.type("x").shape().dim(1));
    }

    @Test
    void takesAnInputThatHasAnInitializerAsAConstant() {
        Graph graph = Models.opset(7).input("w", 2).input("x", 2).floats("w", 1, 2)
                .node("Add", "", "x w", "y").output("y").load();
        assertEquals(List.of("x"), graph.inputs());
        assertEquals(2, graph.constants().get("w").f64(1));
    }

    @Test
    void leavesRawDataWhereItLies() {
        byte[] file = ModelWriter.bytes(Models.opset(21).input("x", 2).floats("w", 5, 6)
                .node("Add", "", "x w", "y").output("y").proto());
        BufferMemory memory = BufferMemory.of(16 + file.length, 1 << 20);
        memory.write(16, file);
        ModelProto model = ModelReader.read(memory, 16, file.length, Limits.DEFAULT);
        Arena arena = new Arena(memory, 16 + file.length, 1 << 20);
        int mark = arena.mark();
        Graph graph =
                Loader.load(model, new Constants(arena, new Strings()), Limits.DEFAULT, ExternalFiles.NONE);
        Tensor w = graph.constants().get("w");
        assertEquals(mark, arena.mark());
        assertSame(memory, w.memory());
        assertTrue(w.at() < 16 + file.length);
        assertEquals(6, w.f64(1));
    }

    @Test
    void decodesWhatLiesInAnotherMemory() {
        Constants constants = Models.constants();
        TensorProto proto = Models.floatTensor("w", 5, 6);
        Tensor w = new TensorLoader(constants, ExternalFiles.NONE).load(proto);
        assertNotSame(proto.inPlace().memory(), w.memory());
        assertEquals(6, w.f64(1));
    }

    @Test
    void turnsStringsIntoHandles() {
        Constants constants = Models.constants();
        Tensor words = new TensorLoader(constants, ExternalFiles.NONE)
                .load(TensorProto.strings("words", Longs.of(2), "tea", "grün"));
        assertEquals("grün", constants.strings().text((int) words.i64(1)));
    }

    @Test
    void turnsConstantNodesIntoConstants() {
        Graph graph = Models.opset(21).input("x", 2)
                .node("Constant", "", "", "two", AttributeProto.of("value_float", 2f))
                .node("Constant", "", "", "pair", AttributeProto.floats("value_floats", 3, 4))
                .node("Constant", "", "", "one", AttributeProto.of("value", Models.floatTensor("", 1)))
                .node("Add", "", "x two", "a").node("Add", "", "a pair", "b").node("Add", "", "b one", "y")
                .output("y").load();
        assertEquals(3, graph.nodes().size());
        assertEquals("float32[]", graph.type("two").toString());
        assertEquals(4, graph.constants().get("pair").f64(1));
        assertEquals("float32[2]", graph.type("y").toString());
    }

    @Test
    void takesTheOwnDomainByBothOfItsNames() {
        Graph graph = Models.graph().imports("ai.onnx", 13).input("x", 2).node("Add", "", "x x", "y")
                .output("y")
                .load();
        assertEquals(1, graph.nodes().size());
    }

    @Test
    void loadsAChainOfManyNodes() {
        Models model = Models.opset(21).input("v0", 2);
        for (int i = 0; i < 20_000; i++) {
            model.node("Add", "", "v" + i + " v" + i, "v" + (i + 1));
        }
        assertEquals(20_000, model.output("v20000").load().nodes().size());
    }

    @Test
    void takesUnknownRanks() {
        TypeProto anyRank = TypeProto.of(new TypeProto.Tensor(DataType.FLOAT, null));
        Graph graph =
                Models.opset(21).input("x", anyRank).node("Add", "", "x x", "y").output("y").load();
        assertEquals("float32[...]", graph.type("y").toString());
    }

    @Test
    void refusesSequencesAsInputsAndOutputs() {
        assertEquals("""
                input 's': it is a sequence
                expected: a tensor
                got: sequence(float32[n])
                fix: let the model take and give tensors""", Models.opset(21)
                .input("s", TypeProto.of(new TypeProto.Sequence(type(DataType.FLOAT, "n")))).refusal());
        assertEquals("""
                output 's': it is a sequence
                expected: a tensor
                got: sequence(float32[2])
                fix: let the model take and give tensors""", Models.opset(21).input("x", 2)
                .node("SequenceConstruct", "", "x x", "s").output("s").refusal());
    }

    @Test
    void readsExternalDataOfTheRightLength() {
        ExternalFiles files = new MemoryFiles("w.bin", new byte[] {9, 9, 9, 9, 0, 0, -128, 63});
        Graph graph = Models.opset(21).input("x", 1).beside(files)
                .initializer(ExternalDataRefusalTest.external("w", 1, "location", "w.bin", "offset", "4"))
                .node("Add", "", "x w", "y").output("y").load();
        assertEquals(1, graph.constants().get("w").f64(0));
    }

    @Test
    void leavesOutWhatANodeLeavesOutAtTheEnd() {
        Graph graph = Models.opset(21).input("x", 2).node("Add", "", "x x -", "y -").output("y").load();
        assertEquals(List.of("x", "x"), graph.nodes().get(0).inputs());
        assertEquals(List.of("y"), graph.nodes().get(0).outputs());
    }

    @Test
    void keepsAnEmptyTensorInPlace() {
        TensorProto none = TensorProto.of("none", DataType.FLOAT, Longs.of(0, 3), Span.of(new byte[0]));
        Graph graph = Models.opset(21).input("x", 0, 3).initializer(none).node("Add", "", "x none", "y")
                .output("y").load();
        assertEquals("float32[0, 3]", graph.type("y").toString());
    }
}
