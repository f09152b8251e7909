package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.teacup.error.Limits;
import dev.teacup.exec.HostTensor;
import dev.teacup.exec.Session;
import dev.teacup.load.ExternalFiles;
import dev.teacup.tests.page.Reading.Prediction;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page about bird strikes with the model that was trained for it. */
@ExtendWith(WithReaders.class)
class BirdStrikesPageTest {
    private static final String PAGE = "birdstrikes.html";
    private static final int[] ONE = {1, 1};

    private Session session;
    private JsonNode about;

    @BeforeEach
    void openTheModel() throws IOException {
        BirdStrikes.assumeThere();
        session = Session.open(BirdStrikes.bytes(), Limits.DEFAULT, ExternalFiles.NONE);
        about = new ObjectMapper().readTree(session.info().metadata().get("teacup.model"));
    }

    @InDrivenBrowsers
    void theFilledFormGivesTheProbabilityOfTheEngineOnTheJvm(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Prediction first = reading.predictionWhere("true");
            assertEquals(onTheJvm(first.inputs()), first.answer(), 1e-6);
            for (int pick = 1; pick <= 3; pick++) {
                Map<String, Object> wanted = fill(reading, pick);
                Prediction prediction = reading.predictionWhere(conditionOf(wanted));
                assertEquals(onTheJvm(prediction.inputs()), prediction.answer(), 1e-6, wanted::toString);
                assertShown(reading, prediction.answer());
            }
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void aMissingSpeedGivesTheProbabilityOfTheEngineOnTheJvm(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url(PAGE)).awaitPredictions()) {
            Prediction prediction =
                    reading.predictionAfter(() -> reading.page().getByLabel("not reported").check());
            assertEquals(onTheJvm(prediction.inputs()), prediction.answer(), 1e-6);
            assertShown(reading, prediction.answer());
        }
    }

    @ParameterizedTest
    @CsvSource({"1200, 900", "390, 844"})
    void nothingMovesWhileTheModelComes(int width, int height, Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(width, height))
                .go(readers.url(PAGE)).awaitPredictions().awaitPicture()) {
            assertEquals(0, reading.shift());
        }
    }

    @Test
    void aPhoneShowsAllOfItAndTakesTaps(Readers readers) {
        try (Reading reading = readers.in(Browser.CHROMIUM, needs -> needs.setViewportSize(390, 844)
                .setDeviceScaleFactor(3).setIsMobile(true).setHasTouch(true))
                .go(readers.url(PAGE)).awaitPredictions().awaitPicture()) {
            assertEquals(0, reading.overflow());
            for (Locator part : reading.find("teacup-model [part]").all()) {
                BoundingBox box = part.boundingBox();
                assertTrue(box == null || box.x >= 0 && box.x + box.width <= 390,
                        () -> part.getAttribute("part") + " goes from " + box.x + " over " + box.width);
            }
            Locator small = reading.find("[type=radio]").first();
            Prediction prediction = reading.predictionAfter(small::tap);
            assertThat(small).isChecked();
            assertEquals(onTheJvm(prediction.inputs()), prediction.answer(), 1e-6);
        }
    }

    /** Fills each field with the {@code pick}-th of what it may hold, and tells what it holds then. */
    private Map<String, Object> fill(Reading reading, int pick) {
        Locator rest = reading.find("details:not([open]) > summary");
        if (rest.count() > 0) {
            rest.click();
        }
        Map<String, Object> filled = new LinkedHashMap<>();
        for (JsonNode input : about.get("inputs")) {
            String name = input.get("name").asText();
            if (input.get("kind").asText().equals("number")) {
                int value = Math.min(input.get("max").asInt(),
                        input.get("min").asInt() + pick * 4 * input.path("step").asInt(1));
                field(reading, input).fill(String.valueOf(value));
                filled.put(name, value);
            } else {
                JsonNode choices = input.get("choices");
                JsonNode choice = choices.get(pick % choices.size());
                String value = choice.path("value").asText(choice.asText());
                choose(reading, input, value, choice.path("label").asText(value));
                filled.put(name, value);
            }
        }
        return filled;
    }

    private static void choose(Reading reading, JsonNode input, String value, String label) {
        Locator field = field(reading, input);
        if (field.count() == 0) {
            reading.find("fieldset.buttons").filter(new Locator.FilterOptions()
                    .setHasText(input.get("label").asText()))
                    .getByLabel(label, new Locator.GetByLabelOptions().setExact(true)).check();
        } else if (field.evaluate("(control) => control.localName").equals("select")) {
            field.selectOption(value);
        } else {
            field.fill(value);
        }
    }

    private static Locator field(Reading reading, JsonNode input) {
        return reading.find("[part=input] [name='" + input.get("name").asText() + "']");
    }

    private static String conditionOf(Map<String, Object> inputs) {
        try {
            return "Object.entries(" + new ObjectMapper().writeValueAsString(inputs)
                    + ").every(([name, value]) => inputs[name] === value)";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private double onTheJvm(Map<String, Object> inputs) {
        Map<String, HostTensor> feeds = new LinkedHashMap<>();
        inputs.forEach((name, value) -> feeds.put(name, value instanceof Number number
                ? HostTensor.floats(ONE, number.floatValue())
                : HostTensor.texts(ONE, (String) value)));
        return session.run(feeds).values().iterator().next().f64(0);
    }

    /** What is read on the page is the probability in percent, below ten with a decimal. */
    private static void assertShown(Reading reading, double probability) {
        String figure = reading.find(".figure").textContent();
        double percent = Double.parseDouble(figure.replaceAll("[^0-9.]", ""));
        assertEquals(100 * probability, percent, percent < 10 ? 0.1 : 1, figure);
    }
}
