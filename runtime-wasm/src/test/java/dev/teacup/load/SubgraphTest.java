package dev.teacup.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.error.ModelException;
import dev.teacup.ir.Graph;
import dev.teacup.ir.infer.Values;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.GraphProto;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.testkit.Models;
import org.junit.jupiter.api.Test;

final class SubgraphTest {
    @Test
    void readsTheGraphAroundItAndHidesNothing() {
        GraphProto body =
                Models.opset(21).input("i", 2).node("Add", "", "i x", "h").node("Relu", "", "h", "y")
                        .output("y").graph("body");
        assertEquals("""
                graph body
                input i: float32[?]
                h_1: float32[2] = Add(i, x)
                y: float32[2] = Relu(h_1)
                output y
                """, load(body).text());
    }

    @Test
    void givesAValueOfTheGraphAroundIt() {
        assertEquals("graph body\noutput x\n", load(Models.opset(21).output("x").graph("body")).text());
    }

    @Test
    void takesTypesThatTheFileLeavesOutFromTheNode() {
        GraphProto body = Models.opset(21).input("i", (dev.teacup.onnx.TypeProto) null)
                .node("Add", "", "i i", "y").output("y").graph("body");
        assertEquals("float64[...]", load(body).type("y").toString());
    }

    @Test
    void refusesWhatIsWrongInside() {
        GraphProto body =
                Models.opset(21).node("Add", "inner", "x phantom", "y").output("y").graph("body");
        ModelException refusal = assertThrows(ModelException.class, () -> load(body));
        assertEquals("Add 'inner'", refusal.where());
    }

    /** A page fetches the engine with all operators for it. */
    @Test
    void anUnknownOperatorInsideIsToldFromOtherMistakes() {
        GraphProto body = Models.opset(21).node("Addd", "inner", "x x", "y").output("y").graph("body");
        ModelException refusal = assertThrows(ModelException.class, () -> load(body));
        assertTrue(refusal.within("If 'outer'").at("model").isOfUnknownOperator());
        GraphProto wrong = Models.opset(21).node("Add", "inner", "x lost", "y").output("y").graph("body");
        assertFalse(assertThrows(ModelException.class, () -> load(wrong)).isOfUnknownOperator());
    }

    @Test
    void isLoadedBeforeTheNodeThatHasIt() {
        GraphProto body =
                Models.opset(21).node("Add", "inner", "x later", "y").output("y").graph("body");
        String refusal = Models.opset(21).input("x", 2)
                .node("Relu", "outer", "x", "z", AttributeProto.of("body", body))
                .node("Relu", "", "x", "later")
                .refusal();
        assertTrue(refusal.startsWith("Add 'inner': the input 'later' is not defined before the node"),
                refusal);
    }

    /**
     * Loads a subgraph of a graph that has {@code x} and {@code h}, whose node tells that inputs are float64.
     */
    private static Graph load(GraphProto body) {
        Loader loader =
                new Loader(Models.opset(21).proto(), Models.constants(),
                        Limits.DEFAULT, ExternalFiles.NONE);
        Scope scope = Scope.ofModel();
        Values values = new Values();
        for (String name : new String[] {"x", "h"}) {
            scope.announce(name);
            scope.define(name);
            values.add(name, Type.of(DType.FLOAT32, 2));
        }
        Unit unit = Unit.ofModel(
                new OperatorSets(Models.opset(21).proto().opsetImport()));
        GraphLoader.InputTypes types = index -> Type.of(DType.FLOAT64, Shape.UNKNOWN);
        return new GraphLoader(loader, unit, scope.subgraph(), values, types).load(body);
    }
}
