package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.Longs;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.Span;
import dev.teacup.onnx.TensorProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.train.board.Run;
import dev.teacup.train.page.ReportPage;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Folder;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code ./teacup report}, opened from the disk. */
@ExtendWith(WithReaders.class)
class ReportInBrowserTest {
    /** Two groups on a circle: words of the morning to the right, words of the evening to the left. */
    private static final List<String> WORDS = List.of("dawn", "sunrise", "breakfast", "morning", "noon",
            "dusk", "sunset", "supper", "evening", "night");

    @TempDir
    private static Path folder;

    private static String address;

    @BeforeAll
    static void write() throws IOException {
        Files.writeString(folder.resolve("report.md"),
                "# When is it?\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n");
        new Folder(folder).write(new Account("./teacup train when", 1, "2026-01-01", 1, 20, Map.of(), "00",
                Map.of(), Map.of("train", new double[] {4, 2, 1, 0.5}, "validation",
                        new double[] {3, 2.5, 2})));
        Files.write(folder.resolve("model.onnx"), ModelWriter.bytes(model()));
        try (Run run = Run.begin(folder.resolve("board/seed-1"))) {
            run.histogram("weights/W", 10, new float[] {0, 1, 2, 3, 4});
            run.histogram("weights/W", 20, new float[] {0, 2, 4, 6, 8});
        }
        Path page = Files.writeString(folder.resolve("page.html"), ReportPage.of(folder));
        address = page.toUri().toString();
    }

    private static ModelProto model() {
        ByteBuffer table = ByteBuffer.allocate(4 * 2 * WORDS.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < WORDS.size(); row++) {
            double angle = 0.1 * (row % 5) + (row < 5 ? 0 : Math.PI);
            table.putFloat((float) Math.cos(angle)).putFloat((float) Math.sin(angle));
        }
        Longs rows = Longs.of(WORDS.size());
        List<TensorProto> constants = List.of(
                TensorProto.of("words.table", DataType.FLOAT, Longs.of(WORDS.size(), 2),
                        Span.of(table.array())),
                TensorProto.strings("words", rows, WORDS.toArray(String[]::new)));
        NodeProto gather =
                NodeProto.of("Gather", "", List.of("words.table", "x"), List.of("y"), List.of());
        GraphProto graph = GraphProto.of("when", List.of(gather), constants,
                List.of(ValueInfoProto.of("x", TypeProto.tensor(DataType.INT64))),
                List.of(ValueInfoProto.of("y", TypeProto.tensor(DataType.FLOAT))));
        return ModelProto.of(10, List.of(new OperatorSetIdProto("", 21)), "", graph, List.of());
    }

    @InDrivenBrowsers
    void aWordIsFoundAndItsNeighboursAreReadByKeysAlone(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(address)) {
            Page page = reading.page();
            tabTo(reading, "input[type=search]");
            page.keyboard().type("SUN");
            assertThat(picks(reading, "Found").locator("li")).hasText(new String[] {"sunrise", "sunset"});
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Nearest to sunrise"))).isVisible();
            Locator nearest = picks(reading, "Nearest").locator("button");
            assertThat(nearest).hasCount(9);
            // Neighbours lie .1 apart on the circle: 1 - cos .1
            assertThat(nearest.first()).hasText("dawn0.004996");
            tabTo(reading, "ol button");
            assertThat(nearest.first()).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.HEADING, named("Nearest to dawn"))).isVisible();
            assertThat(page.getByRole(AriaRole.STATUS))
                    .hasText("Nearest to dawn: sunrise, breakfast, morning");
            tabTo(reading, "[value=cosine]");
            page.keyboard().press("ArrowRight");
            // The chord of .1: 2 sin .05
            assertThat(picks(reading, "Nearest").locator("button").first()).hasText("sunrise0.09996");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aPointIsChosenByThePointer(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(address)) {
            Locator canvas = reading.find("canvas");
            canvas.scrollIntoViewIfNeeded();
            BoundingBox box = canvas.boundingBox();
            // The groups lie to the left and to the right of the middle.
            reading.page().mouse().click(box.x + box.width - 30, box.y + box.height / 2);
            assertThat(reading.find(".side h3")).hasText(Pattern.compile("Nearest to .+"));
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void tsneRunsFromTheDiskAndMovesThePoints(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(address)) {
            Object before = reading.ask("document.querySelector('canvas').toDataURL()");
            reading.page().getByLabel("t-SNE", new Page.GetByLabelOptions().setExact(true)).first().check();
            assertThat(reading.page().getByRole(AriaRole.STATUS)).hasText("t-SNE is done.");
            assertThat(reading.find("progress")).isHidden();
            assertNotEquals(before, reading.ask("document.querySelector('canvas').toDataURL()"));
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void keysReadACurve(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(address)) {
            tabTo(reading, "#curves .chart input");
            assertThat(reading.find("#curves .read"))
                    .hasText("epoch 4: train 0.5, validation 2 (at 3)");
            reading.page().keyboard().press("Home");
            reading.page().keyboard().press("ArrowRight");
            assertThat(reading.find("#curves .read")).hasText("epoch 2: train 2, validation 2.5");
            assertThat(reading.find("#curves .chart input"))
                    .hasAttribute("aria-valuetext", "epoch 2: train 2, validation 2.5");
            tabTo(reading, "summary");
            reading.page().keyboard().press("Enter");
            assertThat(reading.find("#curves td").nth(3)).hasText("2.5");
            reading.page().getByLabel("Smoothing").fill("0.5");
            assertThat(reading.find("#curves .read")).containsText("train 2.667");
            assertThat(reading.find(".chart .pale")).hasCount(2);
            reading.page().getByLabel("validation", new Page.GetByLabelOptions().setExact(true)).uncheck();
            assertThat(reading.find("#curves .read")).hasText("epoch 2: train 2.667");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void keysReadHowTheWeightsLay(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(address)) {
            tabTo(reading, "#weights [type=range]");
            reading.page().keyboard().press("Home");
            assertThat(reading.find("#weights .read")).containsText("step 10: from 0 to 4;");
            assertThat(reading.find("#weights .hill").first()).hasClass("hill chosen");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aPhoneNeedsNoScrollingToTheSide(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser, needs -> needs.setViewportSize(360, 720)
                .setColorScheme(ColorScheme.DARK)).go(address)) {
            assertThat(reading.find("canvas")).isVisible();
            assertTrue(reading.overflow() <= 0, "wider by " + reading.overflow());
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator picks(Reading reading, String name) {
        return reading.page().getByRole(AriaRole.LIST, named(name));
    }

    /** Presses Tab until what {@code selector} finds first has the focus. */
    private static void tabTo(Reading reading, String selector) {
        for (int stop = 0; stop < 40; stop++) {
            reading.page().keyboard().press("Tab");
            if ((Boolean) reading.ask("(selector) => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to " + selector);
    }
}
