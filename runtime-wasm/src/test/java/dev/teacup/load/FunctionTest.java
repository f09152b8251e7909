package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionTest {
    @Test
    void refusesAFunctionThatCallsItself() {
        String refusal =
                model().function(function("Echo", call("Echo", "a", "b"))).node(call("Echo", "x", "y"))
                        .output("y").refusal();
        assertTrue(refusal.startsWith("Echo 'b': the function 'Echo' calls itself"), refusal);
    }

    @Test
    void boundsWhatFunctionsCallOneAnother() {
        ModelBuilder model = model().within(new Limits(1 << 20, 1000, 64, 10, 10));
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
        ModelBuilder model = model().within(new Limits(1 << 20, 1000, 8, 10, 10));
        for (int i = 0; i < 20; i++) {
            model.function(function("F" + i, call("F" + (i + 1), "a", "b")));
        }
        String refusal = model.function(function("F20")).node(call("F0", "x", "y")).refusal();
        assertTrue(refusal.contains("functions call functions too deep"), refusal);
    }

    @Test
    void refusesAFunctionWithoutItsOutput() {
        String refusal = model().function(function("Empty")).node(call("Empty", "x", "y")).refusal();
        assertTrue(refusal.startsWith("Empty 'y': the function 'Empty' does not produce its output 'b'"),
                refusal);
    }

    private static ModelBuilder model() {
        return ModelBuilder.opset(21).imports("local", 1).input("x", 2);
    }

    private static NodeProto call(String opType, String input, String output) {
        return new NodeProto(List.of(input), List.of(output), "", opType, "local", "", List.of(), "",
                List.of());
    }

    /** A function of the operand {@code a} that gives {@code b}. */
    private static FunctionProto function(String name, NodeProto... nodes) {
        return new FunctionProto("local", name, "", List.of("a"), List.of("b"), List.of(), List.of(),
                List.of(nodes),
                List.of(new OperatorSetIdProto("", 21), new OperatorSetIdProto("local", 1)), List.of(), "",
                List.of());
    }
}
