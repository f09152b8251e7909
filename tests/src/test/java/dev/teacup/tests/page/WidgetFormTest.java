package dev.teacup.tests.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.teacup.exec.HostTensor;
import dev.teacup.tests.page.Reading.Prediction;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a reader does in the form, and what the element answers. */
@ExtendWith(WithReaders.class)
class WidgetFormTest {
    private static final int[] ONE = {1, 1};

    @InDrivenBrowsers
    void theAnswerIsThatOfTheEngineOnTheJvm(Browser browser, Readers readers) throws IOException {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            Prediction prediction =
                    reading.predictionAfter(
                            () -> reading.find("select[name=phase]").selectOption("Approach"));
            assertEquals(birds(190, "Large", "Approach"), prediction.answer());
            assertThat(reading.find(".figure")).hasText("41 %");
            assertThat(reading.find("[part=sentence]"))
                    .hasText("Nearly four times the average strike (10.6 %).");
            assertEquals(List.of(), reading.complaints());
        }
    }

    @InDrivenBrowsers
    void keysMoveTheSlider(Browser browser, Readers readers) throws IOException {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            reading.find("[type=range]").focus();
            reading.page().keyboard().press("Home");
            reading.page().keyboard().press("ArrowRight");
            Prediction prediction = reading.predictionWhere("inputs.speed === 5");
            assertEquals(birds(5, "Large", "Climb"), prediction.answer());
            assertThat(reading.find("output")).hasText("5\u00a0knots");
            assertThat(reading.find("[type=range]")).hasAttribute("aria-valuetext", "5\u00a0knots");
        }
    }

    @InDrivenBrowsers
    void keysPickAButton(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            reading.find("[type=radio]:checked").focus();
            Prediction prediction =
                    reading.predictionAfter(() -> reading.page().keyboard().press("ArrowLeft"));
            assertEquals("Medium", prediction.inputs().get("size"));
            assertThat(reading.find("[type=radio]:checked")).hasValue("Medium");
        }
    }

    @InDrivenBrowsers
    void theTabKeyVisitsTheControlsInTheOrderOfThePage(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            StringBuilder visited = new StringBuilder();
            for (int stop = 0; stop < 6; stop++) {
                reading.page().keyboard().press("Tab");
                visited.append(reading.ask("""
                        () => {
                          const { activeElement } = document.activeElement.shadowRoot;
                          return `${activeElement.localName} ${activeElement.type}\\n`;
                        }"""));
            }
            assertEquals("""
                    input radio
                    select select-one
                    input range
                    input checkbox
                    select select-one
                    button button
                    """, visited.toString());
        }
    }

    @InDrivenBrowsers
    void aSpeedThatIsNotReportedIsNotANumber(Browser browser, Readers readers) throws IOException {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            Prediction prediction =
                    reading.predictionAfter(() -> reading.page().getByLabel("not reported").check());
            assertEquals(Double.NaN, prediction.inputs().get("speed"));
            assertEquals(birds(Float.NaN, "Large", "Climb"), prediction.answer());
            assertThat(reading.find("output")).hasText("not reported");
            assertThat(reading.find("svg .here")).containsText("not reported: ");
        }
    }

    @InDrivenBrowsers
    void aBarOfThePictureCanBePicked(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions()) {
            reading.find(".explore select").selectOption("phase");
            Locator bar =
                    reading.find(".bars button").filter(new Locator.FilterOptions().setHasText("Descent"));
            assertThat(reading.find(".bars [aria-pressed=true] .who")).hasText("Climb");
            Prediction prediction = reading.predictionAfter(bar::click);
            assertEquals("Descent", prediction.inputs().get("phase"));
            assertThat(reading.find(".bars [aria-pressed=true] .who")).hasText("Descent");
            assertThat(bar.locator(".much")).hasText(reading.find(".figure").textContent());
        }
    }

    @InDrivenBrowsers
    void thePointerTakesTheCurve(Browser browser, Readers readers) {
        try (Reading reading =
                readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions().awaitPicture()) {
            reading.find("svg").scrollIntoViewIfNeeded();
            BoundingBox curve = reading.find("svg").boundingBox();
            Prediction atTheEnd = reading.predictionAfter(
                    () -> reading.page().mouse().click(curve.x + curve.width - 2, curve.y + 60));
            assertEquals(350, ((Number) atTheEnd.inputs().get("speed")).intValue());
            Prediction between = reading.predictionAfter(
                    () -> reading.page().mouse().click(curve.x + curve.width / 2, curve.y + 60));
            int speed = ((Number) between.inputs().get("speed")).intValue();
            assertTrue(speed > 100 && speed < 250 && speed % 5 == 0, "speed " + speed);
        }
    }

    @InDrivenBrowsers
    void aDisabledFormCannotBeChanged(Browser browser, Readers readers) {
        try (Reading reading =
                readers.in(browser).go(readers.url("tests/one.html")).awaitPredictions().awaitPicture()) {
            reading.ask("document.querySelector('teacup-model').disabled = true");
            for (Locator control : reading.find("[part=input]").locator("input, select").all()) {
                assertThat(control).isDisabled();
            }
            BoundingBox curve = reading.find("svg").boundingBox();
            reading.page().mouse().click(curve.x + curve.width - 2, curve.y + 60);
            assertEquals(190, reading.ask("document.querySelector('teacup-model').inputs.speed"));
        }
    }

    @InDrivenBrowsers
    void settingInputsChangesTheFormAndTheAnswer(Browser browser, Readers readers) throws IOException {
        try (Reading reading = readers.in(browser).go(readers.url("tests/two.html")).awaitPredictions()) {
            Prediction prediction = reading.predictionAfter(
                    () -> reading
                            .ask("document.querySelector('#second').inputs = { size: 'Small', speed: 35 }"));
            assertEquals(birds(35, "Small", "Climb"), prediction.answer());
            assertThat(reading.find("#second [type=radio]:checked")).hasValue("Small");
            assertThat(reading.find("#second output")).hasText("35\u00a0knots");
            assertThat(reading.find("#first output")).hasText("190\u00a0knots");
        }
    }

    @InDrivenBrowsers
    void anElementFarDownLoadsWhenTheReaderComesNear(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/far.html"))) {
            reading.page().waitForFunction("() => customElements.get('teacup-model')");
            reading.ask(
                    "() => new Promise((drawn) => requestIdleCallback(() => requestAnimationFrame(drawn)))");
            assertEquals(false, loaded(reading));
            reading.ask("scrollTo(0, 4000)");
            reading.awaitPredictions();
            assertEquals(true, loaded(reading));
        }
    }

    @InDrivenBrowsers
    void modelsThatSayNothingOfThemselvesGetAForm(Browser browser, Readers readers) {
        try (Reading reading = readers.in(browser).go(readers.url("tests/plain.html")).awaitPredictions()) {
            Locator plain = reading.find("#plain");
            plain.getByLabel("area").fill("40");
            reading.predictionWhere("inputs.area === 40");
            plain.getByLabel("corner").check();
            assertEquals(110_000, reading.predictionWhere("inputs.corner").answer());

            Locator tensor = reading.find("#tensor");
            tensor.getByLabel("x").fill("[1, 2, 3, 4]");
            assertEquals(5, reading.predictionWhere("inputs.x === '[1, 2, 3, 4]'").answer());
            tensor.getByLabel("x").fill("[1, 2");
            assertThat(tensor.locator(".problem")).containsText("this is no list and no value");
            tensor.getByLabel("x").fill("[[4, 3, 2, 1]]");
            reading.predictionWhere("inputs.x === '[[4, 3, 2, 1]]'");
            assertThat(tensor.locator(".problem")).isHidden();
        }
    }

    private static boolean loaded(Reading reading) {
        return (Boolean) reading
                .ask("""
                () => performance.getEntriesByType("resource")
                  .some(({ name }) => name.endsWith("birds.onnx"))""");
    }

    private static double birds(float speed, String size, String phase) throws IOException {
        return TestModels.answer(TestModels.bytes("birds"), Map.of(
                "speed", HostTensor.floats(ONE, speed),
                "size", HostTensor.texts(ONE, size),
                "phase", HostTensor.texts(ONE, phase)));
    }
}
