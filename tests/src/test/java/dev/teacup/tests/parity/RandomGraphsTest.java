package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.Limits;
import dev.teacup.eval.Budget;
import dev.teacup.eval.Interpreter;
import dev.teacup.eval.Reference;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.Node;
import dev.teacup.ir.infer.Values;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Tensor;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.web.browser.Browser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random graphs in a session, which optimises and plans them and runs two batches: against ONNX Runtime, and
 * against the same nodes computed one by one without any rule. Seeds are fixed, and told where a test fails.
 */
final class RandomGraphsTest {
    private static final int GRAPHS = 100;
    private static final int MOST_BYTES = 1 << 22;

    /** Numbers grow along a graph; a dozen nodes take and give some of their accuracy. */
    private static final Tolerance CHAINED = new Tolerance(1e-3, 1e-4, 0);

    private final OrtPlatform ort = new OrtPlatform();
    private final JvmPlatform jvm = new JvmPlatform();

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void computeWhatOnnxRuntimeDoesAndWhatTheirNodesDo(boolean hasProducts, boolean hasSubgraphs) {
        List<String> wrong = new ArrayList<>();
        for (long seed = 1; seed <= GRAPHS && wrong.size() < 3; seed++) {
            Constants constants = OneNode.constants(MOST_BYTES);
            Graph graph = RandomGraph.of(seed, hasProducts, hasSubgraphs, constants);
            byte[] model = ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(Exporter.OLDEST)));
            List<HostTensor> three = feeds(graph, seed, 3);
            List<List<HostTensor>> feeds = List.of(three, three, feeds(graph, -seed, 5), three);
            List<List<HostTensor>> session = jvm.run(model, feeds);
            String difference = differences(graph, ort.run(model, feeds), session, CHAINED, "ONNX Runtime");
            // Only a session can run nodes with subgraphs.
            if (!hasSubgraphs) {
                List<List<HostTensor>> nodes = List.of(interpreted(graph, constants, three),
                        session.get(1), interpreted(graph, constants, feeds.get(2)));
                difference += differences(graph, nodes, session, hasProducts ? CHAINED : null, "its nodes");
            }
            if (!difference.isEmpty()) {
                wrong.add("seed " + seed + ": " + difference + "\n" + graph.text());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    @Test
    void giveTheSameBitsInChromiumAndNearlyThemOnEmittedKernels() {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        List<String> different = new ArrayList<>();
        try (Platform chromium = new BrowserPlatform(Browser.CHROMIUM, "reference");
                Platform emitted = new BrowserPlatform(Browser.CHROMIUM)) {
            for (long seed = 1; seed <= GRAPHS; seed++) {
                Constants constants = OneNode.constants(MOST_BYTES);
                Graph graph = RandomGraph.of(seed, seed % 3 == 0, seed % 3 == 1, constants);
                byte[] model =
                        ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(Exporter.OLDEST)));
                List<List<HostTensor>> feeds = List.of(feeds(graph, seed, 3), feeds(graph, -seed, 5));
                List<List<HostTensor>> expected = jvm.run(model, feeds);
                if (!Comparison.sameBits(expected, chromium.run(model, feeds))) {
                    different.add("seed " + seed + ":\n" + graph.text());
                }
                String difference = differences(graph, expected, emitted.run(model, feeds), CHAINED,
                        "the reference kernels");
                if (!difference.isEmpty()) {
                    different.add("seed " + seed + ", emitted: " + difference + "\n" + graph.text());
                }
            }
        }
        assertEquals(List.of(), different);
    }

    private static List<HostTensor> feeds(Graph graph, long seed, int batch) {
        Draw draw = new Draw(seed);
        List<HostTensor> feeds = new ArrayList<>();
        for (String input : graph.inputs()) {
            feeds.add(draw.finite(DType.FLOAT32, batch, (int) graph.type(input).shape().dim(1).size()));
        }
        return feeds;
    }

    /** The graph node by node, as it was before any rule. */
    private static List<HostTensor> interpreted(Graph graph, Constants constants, List<HostTensor> feeds) {
        Values values = new Values();
        graph.constants().forEach(values::add);
        for (int i = 0; i < feeds.size(); i++) {
            values.add(graph.inputs().get(i), OneNode.copy(feeds.get(i), constants));
        }
        Reference reference = new Reference(new Budget(Limits.DEFAULT), constants);
        Interpreter interpreter = new Interpreter(reference);
        for (Node node : graph.nodes()) {
            interpreter.run(node, values);
        }
        List<HostTensor> results = new ArrayList<>();
        for (String output : graph.outputs()) {
            Tensor tensor = values.tensor(output);
            byte[] bytes = tensor.memory().read(tensor.at(), (int) tensor.bytes());
            results.add(HostTensor.of(tensor.dtype(), tensor.dims(), bytes));
        }
        return results;
    }

    /** @param tolerance how far they may be apart; null where every bit is to be the same */
    private static String differences(Graph graph, List<List<HostTensor>> expected,
            List<List<HostTensor>> actual, Tolerance tolerance, String witness) {
        for (int run = 0; run < expected.size(); run++) {
            assertEquals(graph.outputs().size(), expected.get(run).size());
            for (int i = 0; i < expected.get(run).size(); i++) {
                HostTensor wanted = expected.get(run).get(i);
                HostTensor got = actual.get(run).get(i);
                Tolerance judge = tolerance == null ? new Tolerance(0, 0, 0) : tolerance;
                String difference = new Comparison(judge).difference(graph.outputs().get(i), wanted, got);
                boolean sameBits = tolerance != null || Arrays.equals(wanted.bytes(), got.bytes());
                if (!difference.isEmpty() || !sameBits) {
                    return "not as " + witness + " in run " + run + ": " + difference;
                }
            }
        }
        return "";
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void haveADozenNodesAtLeast(boolean hasProducts, boolean hasSubgraphs) {
        for (long seed = 1; seed <= GRAPHS; seed++) {
            Graph graph = RandomGraph.of(seed, hasProducts, hasSubgraphs, OneNode.constants(MOST_BYTES));
            assertTrue(graph.nodes().size() >= 12, "seed " + seed);
            assertEquals(3, graph.outputs().size(), "seed " + seed);
        }
    }
}
