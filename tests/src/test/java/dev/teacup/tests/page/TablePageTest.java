package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.ColorScheme;
import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tests.page.Reading.Prediction;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Training;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.TableStudy;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a model that {@code ./teacup train FILE.csv} made, as {@code ./teacup serve DIR} shows it. */
@ExtendWith(WithReaders.class)
class TablePageTest {
    private static final int ROWS = 200;
    private static final int[] ONE = {1, 1};

    @TempDir
    private static Path folder;
    private static Session session;
    private static Served served;

    /** What a cup costs: by its size, which some rows lack, its colour, the day, and words of a note. */
    @BeforeAll
    static void trainAndServe() throws IOException {
        Random random = new Random(1);
        String rows = IntStream.range(0, ROWS).mapToObj(row -> {
            int size = 100 + random.nextInt(300);
            String colour = List.of("blue", "red", "white & <gold>").get(random.nextInt(3));
            String note = row % 2 == 0 ? "a fine old cup " + row : "a cup with a crack " + row;
            double price = size / 50.0 + (colour.equals("red") ? 4 : 0) - (row % 2 == 0 ? 0 : 2);
            return "2024-" + (1 + row / 28) + "-" + (1 + row % 28) + "," + (row % 9 == 0 ? "" : size) + ","
                    + colour + "," + note + "," + price;
        }).collect(Collectors.joining("\n"));
        Path file = folder.resolve("cups.csv");
        Files.writeString(file, "sold,size in ml,colour,note,price\n" + rows + "\n");
        Path model = folder.resolve("cups.model");
        TableStudy study = TableStudy.open(file, Asked.of("cups.csv", "price"), 2);
        new Training(study.name(), (data, epochs) -> study, new Request(null, model, 2, 1, 1, false,
                Form.FLOAT32, new PrintStream(OutputStream.nullOutputStream()), false)).run();
        session = Session.open(Files.readAllBytes(model.resolve("model.onnx")), Limits.DEFAULT,
                ExternalFiles.NONE);
        served = Served.folder(model);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    @Test
    void everyKindOfColumnIsSetByKeysAlone(Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM).go(served.address()).awaitPredictions()) {
            assertThat(reading.find("h1")).hasText("price: how much?");
            Keyboard keys = reading.page().keyboard();
            tabTo(reading, ".skip");
            keys.press("Enter");
            tabTo(reading, "[name=sold_month]");
            keys.press("Home");
            assertAnswered(reading, "inputs.sold_month === 1");
            tabTo(reading, "[name=size_in_ml]");
            keys.press("Home");
            Prediction small = assertAnswered(reading, "inputs.size_in_ml < 110");
            keys.press("End");
            Prediction large = assertAnswered(reading, "inputs.size_in_ml > 390");
            assertTrue(large.answer() > small.answer(), "a larger cup costs more");
            tabTo(reading, "[part=missing]");
            keys.press("Space");
            assertAnswered(reading, "Number.isNaN(inputs.size_in_ml)");
            tabTo(reading, "[type=radio]");
            Object colour = reading.predictionWhere("true").inputs().get("colour");
            for (int choice = 1; choice < 3; choice++) {
                keys.press("ArrowRight");
                colour = assertAnswered(reading, "inputs.colour !== '" + colour + "'").inputs().get("colour");
            }
            tabTo(reading, "[name=note]");
            keys.press("ControlOrMeta+a");
            keys.type("a crack");
            assertAnswered(reading, "inputs.note === 'a crack'");
            tabTo(reading, "[href='report.md']");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({"360, LIGHT", "360, DARK", "1200, LIGHT", "1200, DARK"})
    void thePageFitsItsScreen(int width, ColorScheme scheme, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM,
                needs -> needs.setViewportSize(width, 800).setColorScheme(scheme))
                .go(served.address()).awaitPredictions()) {
            assertEquals(0, reading.shift());
            assertEquals(0, reading.overflow());
        }
    }

    /** The page says of what is in its form the same as the engine on the JVM. */
    private static Prediction assertAnswered(Reading reading, String condition) {
        Prediction prediction = reading.predictionWhere(condition);
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        prediction.inputs().forEach((name, value) -> feeds.put(name, value instanceof Number number
                ? HostTensor.floats(ONE, number.floatValue()) : HostTensor.texts(ONE, (String) value)));
        double answer = session.run(feeds).values().iterator().next().f64(0);
        assertEquals(answer, prediction.answer(), 1e-5, prediction.inputs().toString());
        assertThat(reading.find("[part=result] .figure").first())
                .containsText(String.valueOf((int) Math.abs(answer)).substring(0, 1));
        return prediction;
    }

    /** Presses Tab until what {@code selector} finds has the focus, in an element's form too. */
    private static void tabTo(Reading reading, String selector) {
        for (int stop = 0; stop < 40; stop++) {
            reading.page().keyboard().press("Tab");
            if ((Boolean) reading.ask("""
                    (selector) => {
                      const { activeElement } = document;
                      return (activeElement.shadowRoot?.activeElement ?? activeElement).matches(selector);
                    }""", selector)) {
                return;
            }
        }
        throw new AssertionError("the Tab key does not lead to " + selector);
    }
}
