package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.Graph;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages that a browser or the system ends between two questions. */
final class BrowserPlatformTest {
    private static final long SEED = 1;

    @Test
    void aPageThatIsGoneIsOpenedAnewAndAskedOnceMore() {
        assumeTrue(Browser.CHROMIUM.installed(), "chromium is not installed");
        Constants constants = OneNode.constants(1 << 22);
        Graph graph = RandomGraph.of(SEED, false, false, constants);
        byte[] model = ModelWriter.bytes(Exporter.export(graph, constants, Heading.of(Exporter.OLDEST)));
        Draw draw = new Draw(SEED);
        List<List<HostTensor>> feeds =
                List.of(graph.inputs().stream().map(input -> draw.finite(DType.FLOAT32, 3,
                        (int) graph.type(input).shape().dim(1).size())).toList());
        try (BrowserPlatform platform = new BrowserPlatform(Browser.CHROMIUM)) {
            List<List<Double>> first = numbers(platform.run(model, feeds));
            long pages = ProcessHandle.current().descendants().filter(BrowserPlatformTest::showsAPage)
                    .filter(ProcessHandle::destroyForcibly).count();
            assertTrue(pages > 0, "no page was found to end");
            assertEquals(first, numbers(platform.run(model, feeds)));
        }
    }

    private static List<List<Double>> numbers(List<List<HostTensor>> runs) {
        return runs.get(0).stream().map(result -> IntStream.range(0, result.elements()).mapToObj(result::f64)
                .toList()).toList();
    }

    private static boolean showsAPage(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"))
                    .contains("--type=renderer");
        } catch (IOException e) {
            return false;
        }
    }
}
