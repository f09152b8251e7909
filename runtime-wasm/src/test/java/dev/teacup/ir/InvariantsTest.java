package dev.teacup.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Body;
import dev.teacup.op.Call;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class InvariantsTest {
    private static final Type TWO = Type.of(DType.FLOAT32, 2);

    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20), new Strings());

    @Test
    void acceptAWholeGraph() {
        Invariants.check(Graph.parse("""
                graph g
                input x: float32[n, 2]
                constant w: float32[2] = 1 2
                y: float32[n, 2] = Add(x, w)
                output y
                output w
                output x
                """, constants));
    }

    @Test
    void acceptTypesThatSayMoreOrLess() {
        Invariants.check(graph(List.of(add("x", "x", "y")), "y", types("x", TWO, "y", Type.of(DType.FLOAT32,
                dev.teacup.tensor.Shape.UNKNOWN))));
    }

    @Test
    void findAValueThatIsReadBeforeItIsDefined() {
        assertBroken("'y' is read by Add 'z' before it is defined",
                graph(List.of(add("x", "y", "z"), add("x", "x", "y")),
                        "z", types("x", TWO, "y", TWO, "z", TWO)));
    }

    @Test
    void findAValueThatIsDefinedTwice() {
        assertBroken("'x' is defined twice", graph(List.of(add("x", "x", "x")), "x", types("x", TWO)));
    }

    @Test
    void findAnOutputThatNothingDefines() {
        assertBroken("'y' is an output that nothing defines", graph(List.of(), "y", types("x", TWO)));
    }

    @Test
    void findAValueWithoutAType() {
        assertBroken("'y' has no type", graph(List.of(add("x", "x", "y")), "y", types("x", TWO)));
    }

    @Test
    void findATypeThatIsWrong() {
        assertBroken("'y' is float32[3], but float32[2] when inferred anew",
                graph(List.of(add("x", "x", "y")), "y",
                        types("x", TWO, "y", Type.of(DType.FLOAT32, 3))));
        assertBroken("'y' is int64[2], but float32[2] when inferred anew",
                graph(List.of(add("x", "x", "y")), "y",
                        types("x", TWO, "y", Type.of(DType.INT64, 2))));
    }

    @Test
    void findANodeThatItsOperatorRefuses() {
        Node node = new Node(Ops.find("", "Add"), "", List.of("x"), List.of("y"), Attributes.NONE);
        assertBroken("a node that its operator refuses\nAdd 'y': the input 'B' is missing",
                graph(List.of(node), "y",
                        types("x", TWO, "y", TWO)));
    }

    @Test
    void findAnOperatorThatIsNotInTheList() {
        Node node = new Node(new Stranger(), "", List.of("x"), List.of("y"), Attributes.NONE);
        assertBroken("'y' is made by an operator that is not known", graph(List.of(node), "y",
                types("x", TWO, "y", TWO)));
    }

    @Test
    void findANameThatHidesAnOuterOne() {
        Graph body = new Graph("body", List.of("x"), List.of("x"), List.of(), Map.of(), types("x", TWO));
        Attributes attributes = Attributes.NONE.with("body", new Attribute.Graph(body));
        Node node = new Node(Ops.find("", "Add"), "", List.of("x", "x"), List.of("y"), attributes);
        AssertionError error = assertThrows(AssertionError.class,
                () -> Invariants.check(graph(List.of(node), "y", types("x", TWO, "y", TWO))));
        assertEquals("graph 'body': 'x' hides a value of a graph around it", error.getMessage());
    }

    private static void assertBroken(String what, Graph graph) {
        AssertionError error = assertThrows(AssertionError.class, () -> Invariants.check(graph));
        assertTrue(error.getMessage().startsWith("graph 'g': " + what), error.getMessage());
    }

    /** A graph of the input {@code x}. */
    private static Graph graph(List<Node> nodes, String output, Map<String, Type> types) {
        return new Graph("g", List.of("x"), List.of(output), nodes, Map.of(), types);
    }

    private static Node add(String a, String b, String sum) {
        return new Node(Ops.find("", "Add"), "", List.of(a, b), List.of(sum), Attributes.NONE);
    }

    private static Map<String, Type> types(Object... namesAndTypes) {
        Map<String, Type> types = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            types.put((String) namesAndTypes[i], (Type) namesAndTypes[i + 1]);
        }
        return types;
    }

    private static final class Stranger implements Op {
        @Override
        public OpDef def() {
            return OpDef.of("Stranger");
        }

        @Override
        public Type[] types(Call call) {
            return new Type[] {TWO};
        }

        @Override
        public Body body(Call call) {
            return dev.teacup.op.Expr.in(0);
        }
    }
}
