package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.TestCase.Tolerance;
import dev.teacup.train.ort.OrtPlatform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operator against ONNX Runtime, on random nodes, but for those of {@link SubgraphsTest}.
 * {@code without-witness.tsv} names the operators that ONNX Runtime cannot run, with
 * the reason; {@code differences.tsv} names where it is known to answer
 * otherwise: an operator, and float, integer, bool or string for its first operand. Seeds are fixed, and told
 * where a test fails.
 */
final class OperatorsTest {
    private static final int SAMPLES = 36;

    /** ONNX Runtime has no kernels of many types; then others are drawn. */
    private static final int MOST_DRAWN = 144;

    /** In the names of values where it expanded a function of ONNX, which may not fit all types. */
    private static final String IN_A_FUNCTION = "_inlfunc_";

    private static final int[] OPSETS = {21, 23, 25};

    private static final Tolerance PLAIN = new Tolerance(1e-3, 1e-6, 0);

    /** A float16 has eleven bits. */
    private static final Tolerance HALF = new Tolerance(2e-3, 1e-3, 0);

    /** ONNX Runtime rounds the product of halves before it adds to it. */
    private static final Tolerance HALF_SUM = new Tolerance(2e-3, 2e-2, 0);

    private final OrtPlatform ort = new OrtPlatform();
    private final JvmPlatform jvm = new JvmPlatform();

    static List<String> operators() {
        return Ops.all().stream().filter(op -> !SubgraphsTest.isHere(op)).map(op -> op.def().name()).toList();
    }

    @ParameterizedTest
    @MethodSource("operators")
    void agreesWithOnnxRuntime(String operator) throws IOException {
        Map<String, String> differences = Witnesses.reasons("differences.tsv");
        Set<String> known = new TreeSet<>();
        List<String> wrong = new ArrayList<>();
        int witnessed = 0;
        for (int index = 0; index < MOST_DRAWN && witnessed < SAMPLES; index++) {
            long seed = operator.hashCode() * 1000L + index;
            Sample sample = Samples.draw(Ops.find("", operator).def(), seed);
            OneNode node = OneNode.of(sample, index % 2 == 1);
            byte[] model = model(node, OPSETS[index % OPSETS.length]);
            List<HostTensor> expected = model == null ? null : witness(model, node, sample);
            if (expected != null) {
                witnessed++;
                String difference = difference(model, sample, expected);
                String key = operator + " " + sample.firstKind();
                if (!difference.isEmpty() && differences.containsKey(key)) {
                    known.add(key);
                } else if (!difference.isEmpty()) {
                    wrong.add("seed " + seed + ": " + difference + "\n" + text(node));
                }
            }
        }
        assertEquals("", String.join("\n", wrong.subList(0, Math.min(4, wrong.size()))));
        assertEquals(!Witnesses.reasons("without-witness.tsv").containsKey(operator), witnessed > 0,
                operator + ": samples that ONNX Runtime ran: " + witnessed);
        differences.keySet().removeIf(key -> !key.startsWith(operator + " "));
        assertEquals(differences.keySet(), known, "differences.tsv names what differs no more");
    }

    @Test
    void namesOnlyOperatorsThatAreThere() throws IOException {
        TreeSet<String> named = new TreeSet<>(Witnesses.reasons("without-witness.tsv").keySet());
        Samples.names().forEach(named::add);
        for (String key : Witnesses.reasons("differences.tsv").keySet()) {
            named.add(key.substring(0, (key + " ").indexOf(' ')));
        }
        Ops.names().forEach(named::remove);
        assertTrue(named.isEmpty(), named.toString());
    }

    /** The node's model, or null where the operator set does not have these types yet. */
    private static byte[] model(OneNode node, int opset) {
        try {
            return node.model(opset);
        } catch (ModelException e) {
            if (e.what().contains("is newer than the operator set")) {
                return null;
            }
            throw e;
        }
    }

    /** What ONNX Runtime computes, or null where it has no kernel of these types. */
    private List<HostTensor> witness(byte[] model, OneNode node, Sample sample) {
        try {
            return ort.run(model, List.of(sample.feeds())).get(0);
        } catch (ModelException e) {
            boolean isMissing = e.got().contains("ORT_NOT_IMPLEMENTED")
                    || e.got().contains("data type is not supported")
                    || e.got().contains("does not support double") || e.got().contains(IN_A_FUNCTION);
            if (isMissing) {
                return null;
            }
            throw new AssertionError(e.getMessage() + "\n" + text(node), e);
        }
    }

    private String difference(byte[] model, Sample sample, List<HostTensor> expected) {
        List<HostTensor> actual;
        try {
            actual = jvm.run(model, List.of(sample.feeds())).get(0);
        } catch (ModelException e) {
            return e.getMessage();
        }
        boolean isHalf = sample.operands().stream()
                .anyMatch(operand -> operand.value() != null && operand.value().dtype() == DType.FLOAT16);
        Comparison comparison =
                new Comparison(!isHalf ? PLAIN : sample.def().name().equals("Gemm") ? HALF_SUM : HALF);
        for (int i = 0; i < expected.size(); i++) {
            String difference = comparison.difference("output " + i, expected.get(i), actual.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private static String text(OneNode node) {
        return GraphPrinter.print(node.graph(), node.constants().strings());
    }
}
