package dev.teacup.tests.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.exec.HostTensor;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.BrowserPlatform;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Pace;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Days;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.recipe.weather.Weather;
import dev.teacup.train.recipe.weather.WeatherEvaluation;
import dev.teacup.web.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The weather model that is shipped, on all days of 2015. */
class WeatherTest {
    private final Days days = Days.shipped();
    private final List<HostTensor> inputs = Weather.inputs(days, days.split().test());
    private byte[] model;

    @BeforeEach
    void readTheModel() throws IOException {
        model = Files.readAllBytes(Path.of(System.getProperty("teacup.root"), "models/weather/model.onnx"));
    }

    /** The words, then the probabilities. */
    private List<HostTensor> said(Platform platform) {
        try (platform) {
            return platform.run(model, List.of(inputs)).get(0);
        }
    }

    @Test
    void theEngineSaysWhatOnnxRuntimeSays() {
        List<HostTensor> expected = said(new OrtPlatform());
        List<HostTensor> actual = said(new JvmPlatform());
        double largest = 0;
        for (int i = 0; i < expected.get(1).elements(); i++) {
            largest = Math.max(largest, Math.abs(expected.get(1).f64(i) - actual.get(1).f64(i)));
        }
        System.out.println("weather, " + actual.get(0).elements()
                + " rows, largest difference to ONNX Runtime: " + largest);
        assertTrue(largest < 1e-5, "largest difference " + largest);
        for (int row = 0; row < expected.get(0).elements(); row++) {
            assertEquals(expected.get(0).text(row), actual.get(0).text(row), "row " + row);
        }
    }

    @Test
    void chromiumSaysTheSameBitsAsTheJvm() {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        List<HostTensor> expected = said(new JvmPlatform());
        List<HostTensor> actual = said(new BrowserPlatform(Browser.CHROMIUM, "reference"));
        for (int i = 0; i < expected.get(1).elements(); i++) {
            assertEquals(Double.doubleToLongBits(expected.get(1).f64(i)),
                    Double.doubleToLongBits(actual.get(1).f64(i)), "probability " + i);
        }
        for (int row = 0; row < expected.get(0).elements(); row++) {
            assertEquals(expected.get(0).text(row), actual.get(0).text(row), "row " + row);
        }
    }

    @Test
    void aPageAnswersAtOnce() {
        assumeTrue(Browser.CHROMIUM.installed(), "Chromium is not installed");
        try (BrowserPlatform page = new BrowserPlatform(Browser.CHROMIUM)) {
            Pace pace = page.pace(model, inputs.stream().map(WeatherTest::firstDay).toList());
            System.out.println("weather in Chromium: " + pace);
            assertTrue(pace.loadMs() > 0 && pace.runMs() > 0 && pace.runMs() < 500, pace.toString());
        }
    }

    private static HostTensor firstDay(HostTensor all) {
        int[] dims = {1, all.dims()[1]};
        if (all.dtype() == DType.STRING) {
            return HostTensor.texts(dims,
                    IntStream.range(0, dims[1]).mapToObj(all::text).toArray(String[]::new));
        }
        return HostTensor.of(all.dtype(), dims, Arrays.copyOf(all.bytes(), dims[1] * Float.BYTES));
    }

    /** Of yesterday's weather macro-F1 .375, of logistic regression accuracy .615. */
    @Test
    void beatsBothBarsAtOnce() {
        WeatherEvaluation evaluation = WeatherEvaluation.of(days, model, "models/weather/model.onnx");
        assertTrue(evaluation.test().get("accuracy") > .615, evaluation.test().toString());
        assertTrue(evaluation.test().get("macroF1") > .375, evaluation.test().toString());
    }
}
