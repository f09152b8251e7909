package dev.teacup.ir.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.teacup.error.ModelException;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.op.Attribute;
import dev.teacup.op.Attributes;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextFormTest {
    private final Constants constants =
            new Constants(new Arena(BufferMemory.of(1 << 12, 1 << 20), 16, 1 << 20), new Strings());

    @Test
    void readsLikeAPage() {
        assertStays("""
                graph sum
                input x: float32[batch, 3]
                constant w: float32[3] = 1 2.5 -0.1
                h: float32[batch, 3] = Add(x, w)
                y: float32[batch, 3] = Add "second one" (h, h)
                output y
                """);
    }

    @Test
    void keepsConstantsOfAllTypes() {
        assertStays("""
                graph constants
                constant f: float32[6] = 1.0E-10 0.1 -0 NaN Infinity -Infinity
                constant d: float64[2] = 0.1 1.7976931348623157E308
                constant h: float16[3] = 0.099975586 65504 6.1035156E-5
                constant b: bool[2] = true false
                constant i: int8[2] = -128 127
                constant u: uint64[1] = 18446744073709551615
                constant l: int64[] = -9223372036854775808
                constant none: int32[0, 4] =
                output f
                """);
    }

    @Test
    void writesStringsWhereItHasThem() {
        String text = """
                graph words
                constant s: string[3] = "tea" "two\\u000alines \\"and\\" \\\\" ""
                output s
                """;
        Graph graph = Graph.parse(text, constants);
        assertEquals(text, GraphPrinter.print(graph, constants.strings()));
        assertEquals("constant s: string[3] = #1 #2 #0", graph.text().lines().toList().get(1));
        assertEquals(graph.text(), Graph.parse(graph.text(), constants).text());
    }

    @Test
    void quotesNamesThatAreNotPlain() {
        assertStays("""
                graph ""
                input "dense:0": float32["3", "a b", ?, ?<=9, n<=4]
                input a/b.c-1: sequence(float32[...])
                input "_": float32[...]
                "ü\\"": float32[...] = Add("_", "_")
                output "ü\\""
                """.replace("ü", "\\u00fc"));
    }

    @Test
    void takesItsOwnWordsAsNames() {
        assertStays("""
                graph graph
                input input: float32[2]
                constant constant: float32[2] = 1 2
                output: float32[2] = Add(input, constant)
                output output
                """);
    }

    @Test
    void infersTypesThatAreNotWritten() {
        Graph graph = Graph.parse("""
                # The types of results may be left out.
                graph g
                input x: float32[n]

                  # Blank lines do no harm.
                y = Add(x, x)
                output y
                """, constants);
        assertEquals("float32[n]", graph.type("y").toString());
    }

    /** Add takes no attributes, so the graph is made without its check. */
    @Test
    void writesAttributesOfAllKinds() {
        Graph inner = Graph.parse("graph inner\ninput a: float32[2]\nb: float32[2] = Add(a, a)\noutput b\n",
                constants);
        Attributes attributes =
                Attributes.of("axis", -1).with("alpha", 0.1f).with("big", 1e10f).with("mode", "linear")
                        .with("axes", new long[] {0, 1}).with("none", new Attribute.Ints())
                        .with("scales", new Attribute.Reals(1, 0.5f)).with("no", new Attribute.Reals())
                        .with("names", new Attribute.Texts("a", "b c")).with("nothing", new Attribute.Texts())
                        .with("value", new Attribute.Constant(constants.floats(new int[] {2}, 1, 2)))
                        .with("body", new Attribute.Graph(inner));
        Map<String, Type> types = new LinkedHashMap<>();
        types.put("x", Type.of(DType.FLOAT32, 2));
        Node node = new Node(Ops.find("", "Add"), "", List.of("x", "", "x"), List.of("", "y"), attributes);
        Graph graph = new Graph("g", List.of("x"), List.of(), List.of(node), Map.of(), types);
        assertEquals("""
                graph g
                input x: float32[2]
                _, y = Add(x, _, x) {
                    axis = -1
                    alpha = 0.1
                    big = 1.0E10
                    mode = "linear"
                    axes = [0, 1]
                    none = ints[]
                    scales = [1.0, 0.5]
                    no = floats[]
                    names = ["a", "b c"]
                    nothing = strings[]
                    value = float32[2](1 2)
                    body = graph inner {
                        input a: float32[2]
                        b: float32[2] = Add(a, a)
                        output b
                    }
                }
                """, graph.text());
    }

    @Test
    void readsAttributesOfAllKinds() {
        String text = """
                {axis = -1, alpha = 0.1, big = 1.0E10, nan = NaN, mode = "linear", axes = [0, 1], \
                none = ints[], scales = [1.0, 0.5], no = floats[], names = ["a", "b c"], \
                value = float32[2](1 2)
                body = graph g {
                    output x
                }}""";
        Scanner in = new Scanner(text);
        TypeParser types = new TypeParser(in);
        Graph inner = new Graph("g", List.of(), List.of(), List.of(), Map.of(), Map.of());
        AttributeParser parser = new AttributeParser(in, types, new ElementParser(in, constants), () -> {
            in.word("a name");
            in.expect("{");
            in.skip(true);
            in.word("output");
            in.word("x");
            in.skip(true);
            in.expect("}");
            return inner;
        });
        Attributes read = parser.all();
        assertEquals(new Attribute.Int(-1), read.get("axis"));
        assertEquals(new Attribute.Real(0.1f), read.get("alpha"));
        assertEquals(new Attribute.Real(Float.NaN), read.get("nan"));
        assertEquals(new Attribute.Text("linear"), read.get("mode"));
        assertEquals(1, ((Attribute.Ints) read.get("axes")).values()[1]);
        assertEquals(0, ((Attribute.Ints) read.get("none")).values().length);
        assertEquals(0.5f, ((Attribute.Reals) read.get("scales")).values()[1]);
        assertEquals("floats", read.get("no").kind());
        assertEquals("b c", ((Attribute.Texts) read.get("names")).values()[1]);
        assertEquals(2, ((Attribute.Constant) read.get("value")).value().f64(1));
        assertEquals(new Attribute.Graph(inner), read.get("body"));
    }

    @Test
    void shortensConstantsForReading() {
        Graph graph = Graph.parse("graph g\nconstant w: float32[4] = 1 2 3 4\noutput w\n", constants);
        String text = GraphPrinter.printShort(graph, null, 2);
        assertEquals("graph g\nconstant w: float32[4] = 1 2 ...\noutput w\n", text);
        assertEquals("""
                line 2, column 30: the constant is shortened
                expected: 4 elements
                got: '...'
                fix: print the graph in full to read it again""", refusal(text));
    }

    @Test
    void saysWhereAnOperatorIsNotKnown() {
        assertEquals("""
                line 3, column 17: the operator 'Addd' is not known
                expected: an operator of the list Ops
                got: 'Addd(x, x)'
                fix: did you mean 'Add'?""",
                refusal("graph g\ninput x: float32[2]\ny: float32[2] = Addd(x, x)\n"));
    }

    @Test
    void saysWhereAnElementTypeIsNotKnown() {
        String refusal = refusal("graph g\ninput x: flaot32[2]\n");
        assertEquals("line 2, column 10: the element type is not known", refusal.lines().toList().get(0));
        assertEquals("fix: did you mean 'float32'?", refusal.lines().toList().get(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "graf g", "graph", "graph g\ninput x", "graph g\ninput x: float32",
        "graph g\n}",
        "graph g\ninput x: float32[2", "graph g\ninput x: float32[-a]", "graph g\ninput x: float32[2] 3",
        "graph g\ninput x: float32[2]\ninput x: float32[2]", "graph g\ny = ", "graph g\ny = Add",
        "graph g\ny = Add(",
        "graph g\ny = Add(x", "graph g\ny = Add(x,", "graph g\nconstant c: int8[1] = 128",
        "graph g\nconstant c: int8[2] = 1", "graph g\nconstant c: int8[n] = 1",
        "graph g\nconstant c: bool[1] = 2",
        "graph g\nconstant c: string[1] = \"a", "graph g\nconstant c: string[1] = \"\\q\"",
        "graph g\nhello world",
        "graph g\ninput x: int8[1]\ny = Add(x, x) {a = }", "graph g\ninput x: int8[1]\ny = Add(x, x) {a = 1",
        "graph g\ninput x: int8[1]\ny = Add(x, x) {a = [",
        "graph g\ninput x: int8[1]\ny = Add(x, x) {a = 1.x}",
        "graph g\ninput x: int8[1]\ny = Add(x, x) {a = graph g {", "graph g\nconstant c: string[1] = #x",
        "graph g\nconstant c: string[1] = #99"})
    void refusesBrokenTexts(String text) {
        String refusal = refusal(text);
        assertEquals(4, refusal.lines().count(), refusal);
        assertEquals("line ", refusal.substring(0, 5));
    }

    @Test
    void refusesANodeThatItsOperatorRefuses() {
        String refusal = refusal("graph g\ninput x: float32[2]\ninput z: float32[3]\ny = Add(x, z)\n");
        assertEquals("Add 'y': the shapes of the operands do not broadcast", refusal.lines().toList().get(0));
    }

    @Test
    void keepsBoundsOfDimensions() {
        Type type = Type.of(DType.INT8, Shape.of(new Dim(Dim.OPEN, "n", 4), Dim.atMost(9)));
        Scanner in = new Scanner("int8[n<=4, ?<=9]");
        assertEquals(type, new TypeParser(in).type());
    }

    private void assertStays(String text) {
        Graph graph = Graph.parse(text, constants);
        assertEquals(text, graph.text());
    }

    private String refusal(String text) {
        return assertThrows(ModelException.class, () -> Graph.parse(text, constants)).getMessage();
    }
}
