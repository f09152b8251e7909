package dev.teacup.tests.hostile;

import static dev.teacup.testkit.Models.call;
import static dev.teacup.testkit.Models.floatTensor;
import static dev.teacup.testkit.Models.function;
import static dev.teacup.testkit.Models.graph;
import static dev.teacup.testkit.Models.model;

import dev.teacup.error.Limits;
import dev.teacup.load.ExternalFiles;
import dev.teacup.onnx.AttributeProto;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.FunctionProto;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.testkit.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs whose nodes, names, functions and operator sets do not fit together. */
final class GraphAbuseTest {
    private static final String[] NAMES =
            {"", " ", "\n", "\0", "'", "\"", "\\", "../x", "ü", "🍵", "\u202e", "constructor",
                "__proto__", "toString", "x".repeat(70_000), "a\nexpected: b\ngot: c\nfix: d"};

    private final Contract contract = new Contract();

    @Test
    void cyclesOfAnyLength() {
        for (int length = 1; length < 2000; length = 2 * length + 1) {
            Models cycle = model().input("x", 2);
            for (int i = 0; i < length; i++) {
                cycle.node("Add", "n" + i, "x v" + (i + length - 1) % length, "v" + i);
            }
            contract.refuses("a cycle of " + length, cycle.output("v0").bytes(), "Add 'n0'", "before");
        }
        contract.holds();
    }

    @Test
    void namesThatAreNowhere() {
        for (String name : NAMES) {
            if (!name.isEmpty() && !name.contains(" ")) {
                contract.refuses("reads " + name, model().input("x", 2)
                        .node(NodeProto.of("Add", "n", List.of("x", name), List.of("y"), List.of()))
                        .output("y").bytes(),
                        "Add 'n'", "not defined");
                contract.refuses("gives " + name,
                        model().input("x", 2).node("Neg", "n", "x", "y").output(name).bytes(),
                        "output");
            }
        }
        contract.refuses("an output of no name",
                model().input("x", 2).node("Neg", "n", "x", "y").output("").bytes());
        contract.refuses("reads its own",
                model().input("x", 2).node("Add", "n", "x y", "y").output("y").bytes(), "'n'");
        contract.refuses("reads what was left out",
                model().input("x", 2).node("Add", "n", "x -", "y").output("y").bytes(), "Add 'n'", "missing");
        contract.holds();
    }

    @Test
    void namesOfEveryKind() {
        for (String name : NAMES) {
            Models named = model().input(name, 2, name)
                    .node(NodeProto.of("Neg", name, List.of(name), List.of(name + "y"), List.of()))
                    .output(name + "y");
            if (name.isEmpty()) {
                contract.refuses("an input of no name", named.bytes(), "name");
            } else {
                contract.runs("named " + name, named.bytes());
            }
            contract.refuses("the operator " + name, model().input("x", 2)
                    .node(NodeProto.of(name, "n", List.of("x"), List.of("y"), List.of())).output("y")
                    .bytes());
            contract.refuses("the attribute " + name, model().input("x", 2)
                    .node("Neg", "n", "x", "y", AttributeProto.of(name, 1)).output("y").bytes());
            contract.take("the domain " + name, model().imports(name, 1).input("x", 2)
                    .node(new NodeProto(List.of("x"), List.of("y"), "", "Neg", name, "", List.of(), "",
                            List.of()))
                    .output("y").bytes());
        }
        contract.holds();
    }

    @Test
    void namesThatAreDefinedTwice() {
        contract.refuses("two nodes",
                model().input("x", 2).node("Neg", "a", "x", "y").node("Abs", "b", "x", "y")
                        .output("y").bytes(),
                "'y'", "twice");
        contract.refuses("one node", model().input("x", 2).node("Split", "a", "x", "y y",
                AttributeProto.of("num_outputs", 2)).output("y").bytes(), "'y'", "twice");
        contract.refuses("an input and a node",
                model().input("x", 2).node("Neg", "a", "x", "x").output("x").bytes(), "'x'");
        contract.refuses("two inputs",
                model().input("x", 2).input("x", 2).node("Neg", "a", "x", "y").output("y").bytes(),
                "'x'", "twice");
        contract.refuses("two initializers",
                model().floats("w", 1).floats("w", 2).node("Neg", "a", "w", "y").output("y")
                        .bytes(),
                "'w'", "twice");
        contract.refuses("an initializer and a node",
                model().floats("w", 1).node("Neg", "a", "w", "w").output("w").bytes(),
                "'w'", "twice");
        contract.refuses("a node and an attribute twice", model().input("x", 2).node("Elu", "a", "x", "y",
                AttributeProto.of("alpha", 1f), AttributeProto.of("alpha", 2f)).output("y").bytes(),
                "'alpha'", "twice");
        contract.take("an output twice",
                model().input("x", 2).node("Neg", "a", "x", "y").output("y", "y").bytes());
        contract.take("an input that is an output", model().input("x", 2).output("x").bytes());
        contract.take("an initializer that is an output", model().floats("w", 1).output("w").bytes());
        contract.take("nothing at all", model().bytes());
        contract.take("an input that has an initializer",
                model().input("w", 1).floats("w", 1).node("Neg", "", "w", "y")
                        .output("y").bytes());
        contract.refuses("an initializer of another type than its input",
                model().input("w", Models.type(DataType.INT64, 1)).floats("w", 1).node("Neg", "", "w", "y")
                        .output("y").bytes(),
                "'w'");
        contract.refuses("an initializer of another shape than its input",
                model().input("w", 3).floats("w", 1).node("Neg", "", "w", "y").output("y").bytes(), "'w'");
        contract.holds();
    }

    @Test
    void operatorSetsOfEveryNumber() {
        long[] versions = {Long.MIN_VALUE, -1, 0, 29, 99, 777, Integer.MAX_VALUE, 1L << 31, (1L << 32) + 21,
            Long.MAX_VALUE};
        for (long version : versions) {
            contract.refuses("opset " + version,
                    graph().imports("", version).input("x", 2).node("Neg", "", "x", "y")
                            .output("y").bytes(),
                    "opset", Long.toString(version));
            contract.take("local " + version,
                    model().imports("local", version).input("x", 2).node("Neg", "", "x", "y")
                            .output("y").bytes());
        }
        contract.refuses("two of them",
                model().imports("", 20).input("x", 2).node("Neg", "", "x", "y").output("y").bytes(),
                "opset");
        contract.refuses("none", graph().input("x", 2).node("Neg", "", "x", "y").output("y").bytes(),
                "opset");
        contract.refuses("only another",
                graph().imports("local", 1).input("x", 2).node("Neg", "n", "x", "y").output("y")
                        .bytes(),
                "'n'");
        contract.holds();
    }

    @Test
    void functionsThatCallThemselves() {
        for (int length = 1; length < 200; length = 2 * length + 1) {
            Models circle = model().imports("local", 1).input("x", 2).node(call("F0", "x", "y")).output("y");
            for (int i = 0; i < length; i++) {
                circle.function(function("F" + i, "a", "b", call("F" + (i + 1) % length, "a", "b")));
            }
            contract.refuses(length + " functions in a circle", circle.bytes(), "F");
        }
        contract.holds();
    }

    @Test
    void functionsThatGrow() {
        for (int levels : new int[] {5, 40, 64, 1000}) {
            for (int calls = 1; calls < 4; calls++) {
                Models tower = model().imports("local", 1).input("x", 2).node(call("F" + levels, "x", "y"))
                        .output("y")
                        .function(function("F0", "a", "b",
                                NodeProto.of("Neg", "", List.of("a"), List.of("b"), List.of())));
                for (int level = 1; level <= levels; level++) {
                    NodeProto[] body = new NodeProto[calls];
                    for (int i = 0; i < calls; i++) {
                        body[i] = call("F" + (level - 1), i == 0 ? "a" : "t" + i,
                                i == calls - 1 ? "b" : "t" + (i + 1));
                    }
                    tower.function(function("F" + level, "a", "b", body));
                }
                contract.take(calls + " calls on " + levels + " levels", tower.bytes());
            }
        }
        contract.holds();
    }

    /** A list that every call writes out anew. */
    @Test
    void functionsThatCarryMuch() {
        Contract large = new Contract(ExternalFiles.NONE, new Limits(32L << 20, 20_000, 64, 1000, 1L << 26));
        long[] many = new long[500_000];
        NodeProto constant = NodeProto.of("Constant", "", List.of(), List.of("c"), List.of(
                AttributeProto.ints("value_ints", many)));
        NodeProto[] calls = new NodeProto[200];
        for (int i = 0; i < calls.length; i++) {
            calls[i] = call("Heavy", "a", i == calls.length - 1 ? "b" : "b" + i);
        }
        float[] weights = new float[many.length];
        NodeProto pool = NodeProto.of("TfIdfVectorizer", "", List.of("words"), List.of("t"), List.of(
                AttributeProto.of("mode", "TF"), AttributeProto.of("min_gram_length", 1),
                AttributeProto.of("max_gram_length", 1), AttributeProto.of("max_skip_count", 0),
                AttributeProto.ints("ngram_counts", 0), AttributeProto.ints("ngram_indexes", many),
                AttributeProto.ints("pool_int64s", many), AttributeProto.floats("weights", weights)));
        NodeProto words =
                NodeProto.of("Cast", "", List.of("a"), List.of("words"), List.of(AttributeProto.of("to", 7)));
        for (NodeProto heavy : new NodeProto[] {constant, pool}) {
            large.refuses("a function with a long list", model().imports("local", 1).input("x", 2)
                    .node(call("Many", "x", "y")).output("y")
                    .function(function("Heavy", "a", "b", words, heavy,
                            NodeProto.of("Neg", "", List.of("a"), List.of("b"), List.of())))
                    .function(function("Many", "a", "b", calls)).bytes());
        }
        large.holds();
    }

    @Test
    void functionsThatDoNotFit() {
        NodeProto neg = NodeProto.of("Neg", "", List.of("a"), List.of("b"), List.of());
        FunctionProto plain = function("F", "a", "b", neg);
        contract.refuses("defined twice",
                model().imports("local", 1).function(plain).function(plain).input("x", 2)
                        .node(call("F", "x", "y")).output("y").bytes(),
                "F");
        contract.refuses("too many inputs", withFunction(plain, call("F", "x x", "y")), "F");
        contract.refuses("too many outputs", withFunction(plain, call("F", "x", "y z")), "F");
        contract.refuses("no inputs", withFunction(plain, call("F", "", "y")));
        contract.refuses("no outputs", withFunction(plain, call("F", "x", "")));
        contract.refuses("an output that it does not make",
                withFunction(function("F", "a", "c", neg), call("F", "x", "y")),
                "c");
        contract.take("an output that is an input",
                withFunction(function("F", "a", "a", neg), call("F", "x", "y")));
        contract.refuses("an input twice",
                withFunction(function("F", "a a", "b", neg), call("F", "x x", "y")));
        contract.refuses("an output twice",
                withFunction(function("F", "a", "b b", neg), call("F", "x", "y z")));
        contract.refuses("a value of the caller", withFunction(function("F", "a", "b",
                NodeProto.of("Add", "", List.of("a", "x"), List.of("b"), List.of())), call("F", "x", "y")));
        contract.take("a reference of another type",
                withFunction(function("F", "a", "b", NodeProto.of("Elu", "",
                        List.of("a"), List.of("b"),
                        List.of(AttributeProto.of("alpha", new AttributeProto.Reference("k", 1))))),
                        call("F", "x", "y", AttributeProto.of("k", "a word"))));
        contract.refuses("a reference outside", model().input("x", 2).node("Elu", "", "x", "y",
                AttributeProto.of("alpha", new AttributeProto.Reference("k", 1))).output("y").bytes(),
                "alpha");
        contract.holds();
    }

    @Test
    void longChainsAndWideGraphs() {
        Limits roomy = new Limits(64L << 20, 100_000, 64, 1000, 1L << 30);
        Contract large = new Contract(ExternalFiles.NONE, roomy);
        Models chain = model().input("v0", 2);
        Models wide = model().input("x", 2);
        Models folded = model().floats("v0", 1, 2);
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            chain.node("Neg", "", "v" + i, "v" + (i + 1));
            folded.node("Neg", "", "v" + i, "v" + (i + 1));
            wide.node("Neg", "", "x", "w" + i);
            all.append("w").append(i).append(' ');
        }
        large.runs("a chain", chain.output("v20000").bytes());
        large.runs("a chain that is folded", folded.output("v20000").bytes());
        large.runs("a wide graph", wide.node("Sum", "", all.toString().strip(), "y").output("y").bytes());
        Models many = model().input("x", 2);
        for (int i = 0; i < 100_001; i++) {
            many.node("Neg", "", "x", "w" + i);
        }
        large.refuses("too many nodes", many.output("w0").bytes(), "100000");
        large.holds();
    }

    @Test
    void typesThatNoTensorHas() {
        List<TypeProto> types = new ArrayList<>(List.of(new TypeProto(null, ""),
                TypeProto.of(new TypeProto.Sequence(null)), TypeProto.of(new TypeProto.Optional(null)),
                TypeProto.of(new TypeProto.Map(DataType.INT64, Models.type(DataType.FLOAT, 1))),
                TypeProto.of(new TypeProto.Opaque("a", "b")),
                TypeProto.of(new TypeProto.SparseTensor(DataType.FLOAT, null)),
                TypeProto.of(new TypeProto.Optional(Models.type(DataType.FLOAT, 1)))));
        TypeProto deep = Models.type(DataType.FLOAT, 1);
        for (int i = 0; i < 60; i++) {
            deep = TypeProto.of(new TypeProto.Sequence(deep));
        }
        types.add(deep);
        Object[] dims = new Object[40];
        Arrays.fill(dims, 1);
        types.add(Models.type(DataType.FLOAT, dims));
        for (TypeProto type : types) {
            contract.refuses("an input of " + type,
                    model().input("x", type).node("Identity", "", "x", "y").output("y").bytes(), "'x'");
        }
        contract.take("an initializer as large as the file",
                model().initializer(floatTensor("w", new float[100_000]))
                        .node("Neg", "", "w", "y").output("y").bytes());
        contract.holds();
    }

    private static byte[] withFunction(FunctionProto function, NodeProto call) {
        return model().imports("local", 1).function(function).input("x", 2).node(call).output("y").bytes();
    }
}
