package dev.teacup.load;

import static dev.teacup.load.UpgradeCheck.assertBecomes;
import static dev.teacup.testkit.Models.opset;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.testkit.Models;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Old nodes of convolutions and pools, and those that a runtime has fused. */
final class ConvolutionUpgradeTest {
    @Test
    void lpPoolTakesAWholeP() {
        assertBecomes("""
                graph g
                input x: float32[1, 1, 4]
                y: float32[1, 1, 3] = LpPool "old" (x) {kernel_shape = [2], p = 3}
                output y
                """, opset(1).input("x", 1, 1, 4).node("LpPool", "old", "x", "y",
                AttributeProto.ints("kernel_shape", 2), AttributeProto.of("p", 3f)));
        assertEquals("""
                GlobalLpPool 'old': the attribute 'p' is no whole number
                expected: a whole number
                got: 1.5
                fix: export the model again""", opset(1).input("x", 1, 1, 4)
                .node("GlobalLpPool", "old", "x", "y", AttributeProto.of("p", 1.5f)).refusal());
    }

    private static Models fused(String inputs, AttributeProto... attributes) {
        NodeProto node = new NodeProto(List.of(inputs.split(" ", -1)), List.of("y"), "old", "FusedConv",
                "com.microsoft", "", List.of(attributes), "", List.of());
        return opset(21).imports("com.microsoft", 1).input("x", 1, 1, 3).input("w", 1, 1, 2).input("b", 1)
                .input("z", 1, 1, 4).node(node);
    }

    private static String graph(String nodes) {
        return """
                graph g
                input x: float32[1, 1, 3]
                input w: float32[1, 1, 2]
                input b: float32[1]
                input z: float32[1, 1, 4]
                """ + nodes + "output y\n";
    }

    @Test
    void fusedConvBecomesItsSteps() {
        assertBecomes(graph("""
                y_Conv: float32[1, 1, 4] = Conv "old" (x, w, b) {pads = [1, 1]}
                y_sum: float32[1, 1, 4] = Add(y_Conv, z)
                y: float32[1, 1, 4] = Relu(y_sum)
                """),
                fused("x w b z", AttributeProto.ints("pads", 1, 1), AttributeProto.of("activation", "Relu")));
        assertBecomes(graph("""
                y_sum: float32[1, 1, 2] = Conv "old" (x, w)
                y: float32[1, 1, 2] = HardSigmoid(y_sum) {alpha = 0.25, beta = 0.5}
                """), fused("x w", AttributeProto.of("activation", "HardSigmoid"),
                AttributeProto.floats("activation_params", 0.25f, 0.5f)));
        assertBecomes(graph("""
                y_Conv: float32[1, 1, 4] = Conv "old" (x, w) {pads = [1, 1]}
                y: float32[1, 1, 4] = Add(y_Conv, z)
                """), fused("x w  z", AttributeProto.ints("pads", 1, 1)));
        assertBecomes(graph("""
                y: float32[1, 1, 2] = Conv "old" (x, w)
                """), fused("x w"));
    }

    @Test
    void fusedConvGivesClipItsBounds() {
        assertBecomes(graph("""
                constant constant: float32[] = 0
                constant constant_1: float32[] = 6
                y_sum: float32[1, 1, 2] = Conv "old" (x, w)
                y: float32[1, 1, 2] = Clip(y_sum, constant, constant_1)
                """), fused("x w", AttributeProto.of("activation", "Clip"),
                AttributeProto.floats("activation_params", 0f, 6f)));
    }

    @Test
    void fusedConvRefusesWhatItDoesNotKnow() {
        assertEquals("""
                FusedConv 'old': the attribute 'activation' names an unknown function
                expected: one of Relu, Sigmoid, Tanh, LeakyRelu, Clip, HardSigmoid
                got: 'Gelu'
                fix: export the model before a runtime optimises it""",
                fused("x w", AttributeProto.of("activation", "Gelu")).refusal());
        assertEquals("""
                FusedConv 'old': the attribute 'activation_params' has the wrong number of values
                expected: 1 of them
                got: 0
                fix: export the model before a runtime optimises it""",
                fused("x w", AttributeProto.of("activation", "LeakyRelu")).refusal());
        assertEquals("""
                FusedConv 'old': the attribute 'activation' has the wrong type
                expected: string
                got: int
                fix: export the model again""", fused("x w", AttributeProto.of("activation", 1)).refusal());
    }
}
