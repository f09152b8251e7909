package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.AttributeType;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.testkit.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionTest {
    private static final List<OperatorSetIdProto> OPSETS =
            List.of(new OperatorSetIdProto("", 21), new OperatorSetIdProto("local", 1));

    /** A branch reads operands and attributes of the call, calls another function, and hides no name. */
    @Test
    void mayHaveSubgraphs() {
        AttributeProto alpha =
                AttributeProto.of("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT));
        GraphProto left = Models.opset(21).node("LeakyRelu", "", "a", "m", alpha)
                .node(call("Twice", "m", "n")).output("n").graph("left");
        GraphProto right = Models.opset(21).output("a").graph("right");
        FunctionProto choose = new FunctionProto("local", "Choose", "", List.of("a"), List.of("b"),
                List.of(), List.of(AttributeProto.of("slope", 0.25f)),
                List.of(NodeProto.of("ReduceSum", "", List.of("a"), List.of("s"),
                        List.of(AttributeProto.of("keepdims", 0))),
                        NodeProto.of("Cast", "", List.of("s"), List.of("c"),
                                List.of(AttributeProto.of("to", DataType.BOOL))),
                        NodeProto.of("If", "", List.of("c"), List.of("b"),
                                List.of(AttributeProto.of("then_branch", left),
                                        AttributeProto.of("else_branch", right)))),
                OPSETS, List.of(), "", List.of());
        FunctionProto twice =
                function("Twice", NodeProto.of("Add", "", List.of("a", "a"), List.of("b"), List.of()));
        assertEquals("""
                graph g
                input x: float32[2]
                m: float32[2] = Neg(x)
                s: float32[] = ReduceSum(m) {keepdims = 0}
                c: bool[] = Cast(s) {to = 9}
                y: float32[2] = If(c) {
                    then_branch = graph left {
                        m_1: float32[2] = LeakyRelu(m) {alpha = 0.25}
                        n: float32[2] = Add(m_1, m_1)
                        output n
                    }
                    else_branch = graph right {
                        output m
                    }
                }
                output y
                """, model().function(choose).function(twice).node("Neg", "", "x", "m")
                .node(call("Choose", "m", "y")).output("y").load().text());
    }

    @Test
    void refusesAFunctionThatCallsItself() {
        String refusal =
                model().function(function("Echo", call("Echo", "a", "b"))).node(call("Echo", "x", "y"))
                        .output("y").refusal();
        assertTrue(refusal.startsWith("Echo 'b': the function 'Echo' calls itself"), refusal);
    }

    @Test
    void boundsWhatFunctionsCallOneAnother() {
        Models model = model().within(new Limits(1 << 20, 1000, 64, 10, 10));
        for (int i = 0; i < 30; i++) {
            String next = "F" + (i + 1);
            model.function(function("F" + i, call(next, "a", "m"), call(next, "m", "b")));
        }
        model.function(function("F30", NodeProto.of("Add", "", List.of("a", "a"), List.of("b"), List.of())));
        String refusal = model.node(call("F0", "x", "y")).output("y").refusal();
        assertTrue(refusal.contains("too many nodes once its functions are written out"), refusal);
    }

    @Test
    void boundsHowDeepFunctionsCallOneAnother() {
        Models model = model().within(new Limits(1 << 20, 1000, 8, 10, 10));
        for (int i = 0; i < 20; i++) {
            model.function(function("F" + i, call("F" + (i + 1), "a", "b")));
        }
        String refusal = model.function(function("F20")).node(call("F0", "x", "y")).refusal();
        assertTrue(refusal.contains("subgraphs and functions are nested too deep"), refusal);
    }

    @Test
    void refusesAFunctionWithoutItsOutput() {
        String refusal = model().function(function("Empty")).node(call("Empty", "x", "y")).refusal();
        assertTrue(refusal.startsWith("Empty 'y': the function 'Empty' does not produce its output 'b'"),
                refusal);
    }

    @Test
    void refusesAFunctionThatNamesAnInputTwice() {
        FunctionProto twice =
                new FunctionProto("local", "Twice", "", List.of("a", "a"), List.of("b"), List.of(),
                        List.of(), List.of(), OPSETS, List.of(), "", List.of());
        assertEquals("""
                function 'Twice': the name is defined twice
                expected: inputs, outputs and attributes of different names
                got: 'a'
                fix: export the model again""",
                model().function(twice).node(call("Twice", "x", "y")).output("y").refusal());
    }

    @Test
    void isWrittenInThePlaceOfEveryCall() {
        FunctionProto twice =
                function("Twice", NodeProto.of("Add", "sum", List.of("a", "a"), List.of("m"), List.of()),
                        NodeProto.of("Relu", "", List.of("m"), List.of("b"), List.of()));
        assertEquals("""
                graph g
                input x: float32[2]
                m: float32[2] = Add "sum" (x, x)
                h: float32[2] = Relu(m)
                m_1: float32[2] = Add "sum" (h, h)
                y: float32[2] = Relu(m_1)
                output y
                """,
                model().function(twice).node(call("Twice", "x", "h")).node(call("Twice", "h", "y"))
                        .output("y")
                        .load().text());
    }

    @Test
    void takesAttributesFromTheCallOrItsDefaults() {
        AttributeProto alpha =
                AttributeProto.of("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT));
        NodeProto leaky = NodeProto.of("LeakyRelu", "", List.of("a"), List.of("b"), List.of(alpha));
        FunctionProto leak = new FunctionProto("local", "Leak", "", List.of("a"), List.of("b"), List.of(),
                List.of(AttributeProto.of("slope", 0.25f)), List.of(leaky), OPSETS, List.of(), "", List.of());
        NodeProto given = new NodeProto(List.of("h"), List.of("y"), "", "Leak", "local", "",
                List.of(AttributeProto.of("slope", 0.5f)), "", List.of());
        assertEquals("""
                graph g
                input x: float32[2]
                h: float32[2] = LeakyRelu(x) {alpha = 0.25}
                y: float32[2] = LeakyRelu(h) {alpha = 0.5}
                output y
                """,
                model().function(leak).node(call("Leak", "x", "h")).node(given).output("y").load().text());
    }

    @Test
    void refusesACallWithoutARequiredAttribute() {
        FunctionProto leak =
                new FunctionProto("local", "Leak", "", List.of("a"), List.of("b"), List.of("slope"),
                        List.of(), List.of(), OPSETS, List.of(), "", List.of());
        String refusal = model().function(leak).node(call("Leak", "x", "y")).refusal();
        assertTrue(refusal.startsWith("Leak 'y': the attribute 'slope' of the function is missing"), refusal);
    }

    @Test
    void leavesOutWhatTheCallLeavesOut() {
        NodeProto clip = NodeProto.of("Clip", "", List.of("a", "low"), List.of("b"), List.of());
        FunctionProto bounded =
                new FunctionProto("local", "Bounded", "", List.of("a", "low"), List.of("b"), List.of(),
                        List.of(), List.of(clip), OPSETS, List.of(), "", List.of());
        Graph graph = model().function(bounded).node(call("Bounded", "x", "y")).output("y").load();
        assertEquals(List.of("x"), graph.nodes().get(0).inputs());
    }

    @Test
    void copiesAnOperandThatIsAResult() {
        FunctionProto same =
                new FunctionProto("local", "Same", "", List.of("a"), List.of("a"), List.of(), List.of(),
                        List.of(), OPSETS, List.of(), "", List.of());
        Graph graph = model().function(same).node(call("Same", "x", "y")).output("y").load();
        assertEquals("Identity", graph.nodes().get(0).opType());
    }

    @Test
    void refusesAReferenceOutsideOfAFunction() {
        AttributeProto alpha =
                AttributeProto.of("alpha", new AttributeProto.Reference("slope", AttributeType.FLOAT));
        String refusal = model().node("LeakyRelu", "", "x", "y", alpha).refusal();
        assertTrue(refusal.startsWith("LeakyRelu 'y': the attribute 'alpha' refers to one of a function"),
                refusal);
    }

    private static Models model() {
        return Models.opset(21).imports("local", 1).input("x", 2);
    }

    private static NodeProto call(String opType, String input, String output) {
        return new NodeProto(List.of(input), List.of(output), "", opType, "local", "", List.of(), "",
                List.of());
    }

    /** A function of the operand {@code a} that gives {@code b}. */
    private static FunctionProto function(String name, NodeProto... nodes) {
        return new FunctionProto("local", name, "", List.of("a"), List.of("b"), List.of(), List.of(),
                List.of(nodes),
                OPSETS, List.of(), "",
                List.of());
    }
}
