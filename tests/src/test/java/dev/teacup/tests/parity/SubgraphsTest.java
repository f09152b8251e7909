package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.op.Op;
import dev.teacup.op.OpDef;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Operators that have subgraphs, or take or give sequences, against ONNX Runtime: as no node of them can
 * stand alone, in graphs that are written down in {@code graphs}, on random inputs. Dimensions of one name
 * have one size, whole numbers without dimensions are small counts.
 */
final class SubgraphsTest {
    private static final int RUNS = 24;
    private static final int OPSET = 21;
    private static final int MOST_BYTES = 1 << 20;
    private static final Comparison COMPARISON = new Comparison(new Tolerance(1e-5, 1e-6, 0));
    private static final String[] GRAPHS =
            {"branches", "captured", "growing", "kept", "nested", "queue", "scan", "sequence", "shapes",
                "shifted",
                "split", "turns"};

    private final Platform ort = new OrtPlatform();
    private final Platform jvm = new JvmPlatform();

    /** Whether a single node of random tensors cannot be a sample of the operator. */
    static boolean isHere(Op op) {
        boolean isHere = op.def().parameters().stream().anyMatch(p -> p.kind().kind().equals("graph"));
        for (List<OpDef.Operand> side : List.of(op.def().inputs(), op.def().outputs())) {
            isHere |= side.stream().anyMatch(operand -> !op.def().takes(operand.type(), false));
        }
        return isHere;
    }

    static List<String> graphs() {
        return List.of(GRAPHS);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void agreeWithOnnxRuntime(String name) throws IOException {
        Constants constants = OneNode.constants(MOST_BYTES);
        Graph graph = graph(name, constants);
        byte[] model = ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(OPSET)));
        List<HostTensor> before = null;
        int witnessed = 0;
        for (int run = 0; run < RUNS; run++) {
            List<HostTensor> feeds = feeds(graph, new Draw(name.hashCode() * 100L + run));
            List<HostTensor> expected = results(ort, model, null, feeds);
            List<HostTensor> actual = results(jvm, model, before, feeds);
            assertEquals(expected == null, actual == null, name + " " + feeds + ": refused");
            for (int i = 0; expected != null && i < expected.size(); i++) {
                assertEquals("", difference(i, expected.get(i), actual.get(i)),
                        name + ", run " + run + ", " + feeds);
            }
            before = expected == null ? before : feeds;
            witnessed += expected == null ? 0 : 1;
        }
        assertTrue(witnessed > RUNS / 2, "ONNX Runtime took " + witnessed);
    }

    /** ONNX does not say which sizes, beside 0, what a loop of no turns collects has. */
    private static String difference(int output, HostTensor expected, HostTensor actual) {
        boolean isNothing = expected.elements() == 0 && actual.elements() == 0;
        return isNothing && expected.dims().length == actual.dims().length ? ""
                : COMPARISON.difference("output " + output, expected, actual);
    }

    @Test
    void eachOfThemIsInSomeGraph() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Op op : Ops.all()) {
            if (isHere(op)) {
                missing.add(op.def().name());
            }
        }
        for (String name : GRAPHS) {
            remove(missing, graph(name, OneNode.constants(MOST_BYTES)));
        }
        assertEquals(Set.of(), missing);
    }

    private static void remove(Set<String> missing, Graph graph) {
        for (Node node : graph.nodes()) {
            missing.remove(node.opType());
            node.subgraphs().forEach(inner -> remove(missing, inner));
        }
    }

    private static Graph graph(String name, Constants constants) throws IOException {
        try (InputStream text = SubgraphsTest.class.getResourceAsStream("graphs/" + name + ".graph")) {
            return Graph.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8), constants);
        }
    }

    /** The results of a session that has run other inputs before, or null where it refuses the values. */
    private static List<HostTensor> results(Platform platform, byte[] model, List<HostTensor> before,
            List<HostTensor> feeds) {
        try {
            return before == null ? platform.run(model, List.of(feeds)).get(0)
                    : platform.run(model, List.of(before, feeds)).get(1);
        } catch (ModelException e) {
            assertTrue(e.getMessage().contains("position") || e.getMessage().contains("split")
                    || e.getMessage().contains("ndex"), e.getMessage());
            return null;
        }
    }

    private static List<HostTensor> feeds(Graph graph, Draw draw) {
        List<HostTensor> feeds = new ArrayList<>();
        Map<String, Integer> sizes = new HashMap<>();
        for (String input : graph.inputs()) {
            Type type = graph.type(input);
            Shape shape = type.shape();
            int[] dims = new int[shape.rank()];
            for (int axis = 0; axis < dims.length; axis++) {
                dims[axis] = shape.dim(axis).isKnown() ? (int) shape.dim(axis).size()
                        : sizes.computeIfAbsent(shape.dim(axis).name(), dim -> draw.between(1, 4));
            }
            feeds.add(type.dtype() == DType.INT64 ? HostTensor.longs(dims, draw.between(0, 4))
                    : draw.numbers(type.dtype(), -1, 1, dims));
        }
        return feeds;
    }
}
