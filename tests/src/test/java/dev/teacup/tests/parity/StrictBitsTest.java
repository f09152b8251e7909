package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.web.browser.Browser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Emitted kernels in their strict mode: all browsers give the same bits, whatever those of a NaN are, or the
 * same four lines.
 */
final class StrictBitsTest {
    private static final int NODES = 3;
    private static final int GRAPHS = 40;
    private static final int MOST_BYTES = 1 << 22;
    private static final int MOST_DAMAGED = 8;

    /** A model with what it is fed. */
    private record Question(String text, byte[] model, List<List<HostTensor>> feeds) {
        /** Types, sizes and elements of all results, or why there are none. */
        String answer(Platform platform) {
            StringBuilder answer = new StringBuilder();
            try {
                for (List<HostTensor> run : platform.run(model, feeds)) {
                    for (HostTensor result : run) {
                        answer.append(result).append(' ').append(elements(result)).append('\n');
                    }
                }
            } catch (ModelException refusal) {
                return refusal.getMessage();
            }
            return answer.toString();
        }

        private static String elements(HostTensor result) {
            return IntStream.range(0, result.elements()).mapToObj(i -> result.dtype() == DType.STRING
                    ? result.text(i)
                    : Long.toHexString(result.dtype().isFloat() ? Double.doubleToLongBits(result.f64(i))
                            : result.i64(i)))
                    .collect(Collectors.joining(" "));
        }
    }

    @Test
    void areTheSameInAllBrowsers() {
        List<Browser> browsers = Arrays.stream(Browser.values()).filter(Browser::installed).toList();
        assumeTrue(browsers.size() > 1, "one browser alone is like itself");
        List<Question> questions = questions();
        List<String> expected = answers(browsers.get(0), questions);
        for (Browser browser : browsers.subList(1, browsers.size())) {
            List<String> actual = new ArrayList<>(answers(browser, questions));
            if (browser == Browser.WEBKIT) {
                askAgain(questions, expected, actual);
            }
            List<String> different = new ArrayList<>();
            for (int i = 0; i < questions.size(); i++) {
                if (!expected.get(i).equals(actual.get(i))) {
                    different.add(difference(browsers.get(0), expected.get(i), browser, actual.get(i)) + "\n"
                            + questions.get(i).text);
                }
            }
            assertEquals("", String.join("\n", different.subList(0, Math.min(4, different.size()))),
                    () -> different.size() + " answers of " + browser + " are others");
        }
        assertTrue(questions.size() > GRAPHS, "nothing is asked");
    }

    /**
     * What WebKit answers otherwise is asked once more in a new page, whose answers count, unless it is more
     * than a few. WebKitGTK 2.50 now and then damages its own memory after hundreds of models in one page: it
     * crashes, finds an array too short, or reads a count that holds foreign bytes, each time elsewhere.
     */
    private static void askAgain(List<Question> questions, List<String> expected, List<String> actual) {
        int[] different = IntStream.range(0, questions.size())
                .filter(i -> !expected.get(i).equals(actual.get(i))).toArray();
        if (different.length == 0 || different.length > MOST_DAMAGED) {
            return;
        }
        for (int i : different) {
            System.err.println("webkit is asked question " + i + " again in a new page; it said "
                    + from(actual.get(i), mismatch(expected.get(i), actual.get(i))));
        }
        List<String> again =
                answers(Browser.WEBKIT, Arrays.stream(different).mapToObj(questions::get).toList());
        for (int i = 0; i < different.length; i++) {
            actual.set(different[i], again.get(i));
        }
    }

    /** The answers from where they part, before the graph, since a log may keep its begin only. */
    private static String difference(Browser browser, String expected, Browser other, String actual) {
        int at = mismatch(expected, actual);
        return "at " + at + " " + browser + " has " + from(expected, at) + "\nand " + other + " "
                + from(actual, at);
    }

    private static int mismatch(String expected, String actual) {
        return Arrays.mismatch(expected.toCharArray(), actual.toCharArray());
    }

    private static String from(String answer, int at) {
        return answer.substring(Math.max(0, at - 20), Math.min(answer.length(), at + 400));
    }

    private static List<String> answers(Browser browser, List<Question> questions) {
        try (Platform platform = new BrowserPlatform(browser)) {
            return questions.stream().map(question -> question.answer(platform)).toList();
        }
    }

    private static List<Question> questions() {
        List<Question> questions = new ArrayList<>();
        for (Op op : Ops.all()) {
            for (int index = 0; index < NODES && !SubgraphsTest.isHere(op); index++) {
                long seed = op.def().name().hashCode() * 1000L + 700 + index;
                Sample sample = Samples.draw(op.def(), seed);
                OneNode node = OneNode.of(sample, index % 2 == 1);
                String text = GraphPrinter.print(node.graph(), node.constants().strings());
                questions.add(new Question("seed " + seed + ":\n" + text, node.model(Exporter.NEWEST),
                        List.of(sample.feeds())));
            }
        }
        for (long seed = 1; seed <= GRAPHS; seed++) {
            Constants constants = OneNode.constants(MOST_BYTES);
            Graph graph = RandomGraph.of(seed, seed % 3 == 0, seed % 3 == 1, constants);
            byte[] model = ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(Exporter.OLDEST)));
            questions.add(new Question("seed " + seed + ":\n" + graph.text(), model,
                    List.of(feeds(graph, seed, 3), feeds(graph, -seed, 37))));
        }
        return questions;
    }

    private static List<HostTensor> feeds(Graph graph, long seed, int batch) {
        Draw draw = new Draw(seed);
        return graph.inputs().stream().map(input -> draw.finite(DType.FLOAT32, batch,
                (int) graph.type(input).shape().dim(1).size())).toList();
    }
}
