package dev.teacup.tests.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Exporter;
import dev.teacup.ir.text.GraphPrinter;
import dev.teacup.op.Op;
import dev.teacup.op.Ops;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.Comparison;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.web.browser.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every operator on random nodes, of all element types that it takes: the JVM and Chromium give the same
 * bits, or the same four lines.
 */
final class SameBitsTest {
    private static final int SAMPLES = 12;

    private final JvmPlatform jvm = new JvmPlatform();

    @Test
    void comeFromTheJvmAndFromChromium() {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        List<String> different = new ArrayList<>();
        int compared = 0;
        try (Platform chromium = new BrowserPlatform(Browser.CHROMIUM, "reference")) {
            for (Op op : operators()) {
                for (int index = 0; index < SAMPLES; index++) {
                    long seed = op.def().name().hashCode() * 1000L + 500 + index;
                    Sample sample = Samples.draw(op.def(), seed);
                    OneNode node = OneNode.of(sample, index % 2 == 1);
                    byte[] model = node.model(Exporter.NEWEST);
                    List<List<HostTensor>> feeds = List.of(sample.feeds());
                    compared++;
                    if (!same(jvm, chromium, model, feeds)) {
                        different.add("seed " + seed + ":\n"
                                + GraphPrinter.print(node.graph(), node.constants().strings()));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", different.subList(0, Math.min(4, different.size()))));
        assertTrue(compared >= SAMPLES * operators().size());
    }

    /** Those of which a single node can be drawn. */
    private static List<Op> operators() {
        return Ops.all().stream().filter(op -> !SubgraphsTest.isHere(op)).toList();
    }

    private static boolean same(Platform one, Platform other, byte[] model, List<List<HostTensor>> feeds) {
        try {
            return Comparison.sameBits(one.run(model, feeds), other.run(model, feeds));
        } catch (ModelException refusal) {
            return refusal.getMessage().equals(refusal(one, model, feeds))
                    && refusal.getMessage().equals(refusal(other, model, feeds));
        }
    }

    /** What the platform says when it refuses; "" where it does not. */
    private static String refusal(Platform platform, byte[] model, List<List<HostTensor>> feeds) {
        try {
            platform.run(model, feeds);
            return "";
        } catch (ModelException e) {
            return e.getMessage();
        }
    }
}
