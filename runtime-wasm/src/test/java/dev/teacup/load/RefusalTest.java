package dev.teacup.load;

import static dev.teacup.testkit.Models.opset;
import static dev.teacup.testkit.Models.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalTest {
    @Test
    void refusesAnOperatorSetFromTheFuture() {
        assertEquals("""
                opset_import: the version of ONNX's operator set is not known
                expected: opset 1 to 28
                got: opset 777
                fix: export it for opset 28 or lower""", opset(777).refusal());
    }

    @Test
    void refusesTwoVersionsOfOneOperatorSet() {
        assertStarts("opset_import: two versions of one operator set",
                opset(12).imports("ai.onnx", 13).refusal());
    }

    @Test
    void refusesANodeWhoseOperatorSetIsNotImported() {
        assertStarts("Add 'y': the operator set of the node is not imported",
                Models.graph().imports("com.example", 1).input("x", 1).node("Add", "", "x x", "y")
                        .refusal());
    }

    @Test
    void refusesAFileFormatFromTheFuture() {
        ModelException refusal = assertThrows(ModelException.class, () -> Loader.load(opset(21).proto(99),
                Models.constants(), Limits.DEFAULT, ExternalFiles.NONE));
        assertEquals("ir_version 99", refusal.got());
    }

    @Test
    void suggestsAnOperatorOfASimilarName() {
        assertEquals("""
                Addd 'head': the operator 'Addd' is not supported
                expected: an operator of ONNX that Teacup knows
                got: 'Addd'
                fix: did you mean 'Add'?""",
                opset(21).input("x", 1).node("Addd", "head", "x x", "y").refusal());
    }

    @Test
    void saysWhatHelpsAgainstAForeignDomain() {
        NodeProto fused = new NodeProto(List.of("x"), List.of("y"), "f", "FusedGemm", "com.microsoft", "",
                List.of(), "",
                List.of());
        assertEquals(
                """
                        FusedGemm 'f': the operator 'FusedGemm' of the domain 'com.microsoft' is not supported
                        expected: an operator of ONNX itself
                        got: 'com.microsoft.FusedGemm'
                        fix: export it before a runtime optimises it, or with operators of ONNX itself""",
                opset(21).imports("com.microsoft", 1).input("x", 1).node(fused).refusal());
    }

    @Test
    void tellsACycle() {
        assertEquals("""
                Add 'rook': the input 'r' is not defined before the node
                expected: nodes in the order in which they can run, without a cycle
                got: 'r' too late
                fix: sort the nodes, or export the model again""", opset(21).input("x", 1)
                .node("Add", "rook", "x r", "p").node("Add", "crow", "p p", "r").refusal());
    }

    @Test
    void tellsAnInputThatIsNowhere() {
        assertEquals("""
                Add 'scale': the input 'phantom' is not defined
                expected: a graph input, an initializer or an output of an earlier node
                got: nothing of that name
                fix: export the model again""",
                opset(21).input("x", 1).node("Add", "scale", "x phantom", "y").refusal());
    }

    @Test
    void tellsAnOutputThatNothingProduces() {
        assertEquals("""
                output 'score': nothing in the graph produces it
                expected: an output of a node, an input or an initializer of this name
                got: none
                fix: export the model again""",
                opset(21).input("x", 1).node("Add", "", "x x", "y").output("score")
                        .refusal());
    }

    @Test
    void refusesNamesThatAreDefinedTwice() {
        assertStarts("Add 'second': the output 'twin' is defined twice", opset(21).input("x", 1)
                .node("Add", "first", "x x", "twin").node("Add", "second", "x x", "twin").refusal());
        assertStarts("Add 'first': the output 'x' is defined twice", opset(21).input("x", 1)
                .node("Add", "first", "x x", "x").refusal());
        assertStarts("initializer 'w': the name is defined twice",
                opset(21).floats("w", 1).floats("w", 2)
                        .refusal());
        assertStarts("input 'x': the name is defined twice", opset(21).input("x", 1).input("x", 1).refusal());
    }

    @Test
    void refusesAnAttributeThatIsGivenTwice() {
        assertStarts("Add 'y': the attribute 'axis' is given twice",
                opset(21).input("x", 1).node("Add", "", "x x", "y",
                        AttributeProto.of("axis", 1), AttributeProto.of("axis", 2)).refusal());
    }

    @Test
    void refusesANodeWithoutOutputs() {
        assertStarts("Add 'lost': the node has no output",
                opset(21).input("x", 1).node("Add", "lost", "x x", "")
                        .refusal());
    }

    @Test
    void namesAnElementTypeThatItDoesNotHave() {
        TensorProto w = TensorProto.of("w", DataType.BFLOAT16, Longs.of(1), Span.of(new byte[2]));
        assertEquals("""
                initializer 'w': the element type is not supported
                expected: float16, float32, float64, an integer of 8 to 64 bits, bool or string
                got: BFLOAT16
                fix: convert the model to one of these types""", opset(21).initializer(w).refusal());
        String refusal = opset(21).input("x", TypeProto.tensor(DataType.FLOAT8E5M2)).refusal();
        assertStarts("input 'x': the element type is not supported", refusal);
        assertTrue(refusal.contains("FLOAT8E5M2"), refusal);
    }

    @Test
    void refusesInputsThatAreNoTensors() {
        TypeProto map = TypeProto.of(new TypeProto.Map(DataType.INT64, type(DataType.FLOAT)));
        assertStarts("input 'x': the value has a type that Teacup has no values of", opset(21).input("x", map)
                .refusal());
        assertStarts("input 'x': the value has a type that Teacup has no values of", opset(21)
                .input("x", (TypeProto) null).refusal());
    }

    @Test
    void refusesASequenceWhereATensorIsWanted() {
        assertStarts("Add 'y': the input 'A' is a sequence", opset(21).input("x", 2)
                .node("SequenceConstruct", "", "x", "s").node("Add", "", "s s", "y").refusal());
    }

    @Test
    void refusesANegativeDimension() {
        assertEquals("""
                input 'x': dimension 1 of the shape is negative
                expected: a size, a name, or nothing where the size is not known
                got: -2
                fix: export the model again with a name for that dimension""",
                opset(21).input("x", 2, -2).refusal());
    }

    @Test
    void refusesAnOutputOfAnotherElementTypeThanDeclared() {
        assertStarts("output 'y': the element type is not what the nodes make", opset(21).input("x", 1)
                .node("Add", "", "x x", "y").output("y", TypeProto.tensor(DataType.INT64)).refusal());
    }

    @Test
    void boundsTheNumberOfNodes() {
        Limits few = new Limits(1 << 20, 1, 8, 10, 10);
        assertStarts("Add 'z': the model has too many nodes", opset(21).within(few).input("x", 1)
                .node("Add", "", "x x", "y").node("Add", "", "y y", "z").refusal());
    }

    @Test
    void refusesAConstantWithoutAValue() {
        assertStarts("Constant 'c': the constant has no value",
                opset(21).node("Constant", "", "", "c").refusal());
    }

    @Test
    void refusesToLeaveOutOneOfManyInputs() {
        assertEquals("""
                Max 'm': one of the inputs 'data_0' is missing
                expected: a value as input 1
                got: none
                fix: connect it""",
                Models.opset(21).input("x", 1).node("Max", "m", "x - x", "y").output("y").refusal());
    }

    @Test
    void namesFromTheFileStayInTheirLineAndAreCut() {
        String refusal = Models.opset(21).input("x", "a\nb" + "c".repeat(200), 2)
                .node("No\nsuch" + "h".repeat(200), "", "x", "y").output("y").refusal();
        assertEquals(4, refusal.lines().count(), refusal);
        assertStarts("No\\u000asuch" + "h".repeat(73) + "… 'y': the operator", refusal);
        String shape = Models.opset(21).input("x", "a\nb" + "c".repeat(200), 2)
                .node("Transpose", "t", "x", "y", AttributeProto.ints("perm", 0, 0)).output("y").refusal();
        assertEquals(4, shape.lines().count(), shape);
    }

    @Test
    void refusesAnInitializerOfAnotherTypeThanItsInput() {
        assertEquals("""
                input 'w': the initializer is of another type
                expected: float32[3]
                got: float32[1]
                fix: export the model again""",
                opset(21).input("w", 3).floats("w", 1).node("Neg", "", "w", "y").output("y").refusal());
        assertEquals(1,
                opset(21).input("w", "n").floats("w", 1).node("Neg", "", "w", "y").output("y").load()
                        .nodes().size());
    }

    private static void assertStarts(String start, String refusal) {
        assertTrue(refusal.startsWith(start), refusal);
    }
}
