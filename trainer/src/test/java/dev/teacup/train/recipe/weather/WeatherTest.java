package dev.teacup.train.recipe.weather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.exec.HostTensor;
import dev.teacup.export.Heading;
import dev.teacup.op.Attributes;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.train.conformance.JvmPlatform;
import dev.teacup.train.conformance.Platform;
import dev.teacup.train.data.Days;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Weights;
import dev.teacup.train.ort.OrtPlatform;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.recipe.weather.WeatherFit.Hyperparameters;
import dev.teacup.train.report.Folder;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Study;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeatherTest {
    private static final Days DAYS = Days.shipped();
    private static final Hyperparameters SMALL = Hyperparameters.CHOSEN.with("members", 2).with("units", 4);

    @TempDir
    Path folder;

    @Test
    void saysTheSameInBothEngines() {
        byte[] model = model(1, 1, 4, 1, 1);
        List<HostTensor> inputs = inputs(40);
        List<HostTensor> expected = run(new OrtPlatform(), model, inputs);
        List<HostTensor> actual = run(new JvmPlatform(), model, inputs);
        for (int i = 0; i < expected.get(1).elements(); i++) {
            assertEquals(expected.get(1).f64(i), actual.get(1).f64(i), 1e-6);
        }
        for (int i = 0; i < 40; i++) {
            assertEquals(expected.get(0).text(i), actual.get(0).text(i));
        }
    }

    @Test
    void theTiltDecidesTheWordAndLeavesTheProbabilities() {
        List<HostTensor> inputs = inputs(3);
        List<HostTensor> level = run(new JvmPlatform(), model(1, 1, 1, 1, 1), inputs);
        List<HostTensor> snowy = run(new JvmPlatform(), model(1, 1, 1, 1e6, 1), inputs);
        assertEquals("snow", snowy.get(0).text(0));
        double sum = 0;
        for (int i = 0; i < 5; i++) {
            sum += level.get(1).f64(i);
            assertEquals(level.get(1).f64(i), snowy.get(1).f64(i));
        }
        assertEquals(1, sum, 1e-6);
    }

    @Test
    void aNumberThatIsMissingCountsAsUsual() {
        WeatherInputs learnt = WeatherInputs.learn(DAYS, DAYS.split().train(), SMALL.steps());
        List<HostTensor> missing = inputs(1);
        List<HostTensor> usual = inputs(1);
        missing.get(3).tensor().f64(5, Double.NaN);
        usual.get(3).tensor().f64(5, learnt.standards().get(3).mean());
        byte[] model = model(1, 1, 1, 1, 1);
        HostTensor one = run(new JvmPlatform(), model, missing).get(1);
        HostTensor other = run(new JvmPlatform(), model, usual).get(1);
        for (int i = 0; i < 5; i++) {
            assertEquals(other.f64(i), one.f64(i), 1e-6);
        }
    }

    @Test
    void aPageAsksTheFirstRowOfTheGoldenData() {
        Golden golden = Weather.open(null, 0).golden();
        List<HostTensor> one = golden.one();
        assertEquals(List.of("[1, 14]", "[1, 1]"),
                List.of(Arrays.toString(one.get(0).dims()), Arrays.toString(one.get(6).dims())));
        assertEquals(golden.sets().get(0).get(1).f64(13), one.get(1).f64(13));
        assertEquals(golden.sets().get(0).get(4).text(13), one.get(4).text(13));
    }

    @Test
    void refusesToJudgeAnotherModel() {
        Model other = Model.of("other", c -> c.out("y", c.input("x", DType.FLOAT32, 1)));
        byte[] onnx = other.onnx(Weights.initial(other.parameters(), 1), Heading.of(Model.OPSET));
        ModelException refused = assertThrows(ModelException.class,
                () -> Weather.open(null, 0).judge(onnx, "other.onnx"));
        assertEquals("other.onnx: this is no model of the weather\n"
                + "expected: inputs precipitation, warmest, coldest, wind, weather, dayOfYear, city,"
                + " outputs word, probabilities\ngot: inputs x, outputs y\n"
                + "fix: train it by ./teacup train weather", refused.getMessage());
    }

    @Test
    void tellsOfAModelThatSaysAWordOfItsOwn() {
        WeatherInputs inputs = WeatherInputs.learn(DAYS, DAYS.split().train(), SMALL.steps());
        Model other = Model.of("other", c -> {
            WeatherNetwork network = new WeatherNetwork(inputs, 1, 4, 0, 0, true, new double[5]);
            Value probabilities = c.op("Softmax", network.logits(c).get(0));
            Value best = c.op("ArgMax", Attributes.of("axis", 1).with("keepdims", 0), probabilities);
            c.out(WeatherNetwork.PROBABILITIES, probabilities);
            c.out(WeatherNetwork.WORD,
                    c.op("Gather", c.texts(new int[] {5}, "hail", "hail", "hail", "hail", "hail"), best));
        });
        byte[] onnx = other.onnx(Weights.initial(other.parameters(), 1), Heading.of(Model.OPSET));
        ModelException refused = assertThrows(ModelException.class,
                () -> Weather.open(null, 0).judge(onnx, "other.onnx"));
        assertEquals("other.onnx: the model says a word that is no weather\n"
                + "expected: one of sun, rain, fog, snow, drizzle\ngot: 'hail'\n"
                + "fix: train it by ./teacup train weather", refused.getMessage());
    }

    @Test
    void theWholeRoadEndsInAReportThatEvaluateMakesAgain() throws IOException {
        Path data = folder.resolve("days.csv");
        Files.writeString(data, days());
        Path out = folder.resolve("mine");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Recipe.named("weather").train(new Request(data, out, 1, 5, 2, false, Form.FLOAT32,
                new PrintStream(told, true), false));
        assertTrue(told.toString().contains("Seed 6, 2 of 2"), told.toString());
        for (String file : List.of("model.onnx", "model.json", "training.json", "seeds.json", "facts.json",
                "card.md", "pictures/confusion.svg", "golden/weather/test_data_set_0/output_1.pb")) {
            assertTrue(Files.exists(out.resolve(file)), file);
        }
        assertFalse(Files.exists(out.resolve("checkpoints")));
        assertEquals(2, new Folder(out).ledger().count());
        String report = Files.readString(out.resolve("report.md"));
        assertTrue(report.contains("this network, 2 seeds"), report);
        assertTrue(report.contains("./teacup train weather --seed 5 --epochs 1 --data days.csv\n"), report);
        Files.delete(out.resolve("report.md"));
        byte[] model = Files.readAllBytes(out.resolve("model.onnx"));
        Study again = Recipe.ofFolder(out).open(data);
        assertTrue(again.judge(model, "m").writeTo(new Folder(out), again.dataSha256(), model.length));
        assertEquals(report, Files.readString(out.resolve("report.md")));
        assertFalse(again.judge(model, "m").writeTo(new Folder(out), "another hash", model.length));
    }

    @Test
    void saysOfHowManyDaysTheTrialsAre() {
        List<String> cuts = WeatherTrials.CUTS;
        int judged = DAYS.between(cuts.get(0), cuts.get(cuts.size() - 1)).length;
        String days = String.format(Locale.ROOT, "%,d days", judged);
        assertTrue(WeatherTrials.tried().toString().contains(days), days);
    }

    @Test
    void badDataLeavesTheModelThatIsThere() throws IOException {
        Path data = folder.resolve("days.csv");
        Files.writeString(data, days().replaceFirst(",snow\n", ",hail\n"));
        Path out = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(out.resolve("model.onnx"), "older");
        ModelException refused = assertThrows(ModelException.class, () -> Recipe.named("weather")
                .train(new Request(data, out, 1, 1, 1, false, Form.FLOAT32, System.out, false)));
        assertEquals("the weather has no known word", refused.what());
        assertEquals("older", Files.readString(out.resolve("model.onnx")));
        try (var files = Files.list(out)) {
            assertEquals(1, files.count());
        }
    }

    /** Ninety days before 2014, then every day to March 2015; the words in turn. */
    private static String days() {
        StringBuilder csv = new StringBuilder("location,date,precipitation,temp_max,temp_min,wind,weather\n");
        LocalDate date = LocalDate.of(2013, 10, 3);
        for (int i = 0; date.isBefore(LocalDate.of(2015, 4, 1)); i++, date = date.plusDays(1)) {
            String word = Days.WORDS.get(i * 7 % 11 % Days.WORDS.size());
            csv.append("Here,").append(date).append(',').append(i % 3).append(',').append(i % 20)
                    .append(",1.5,").append(i % 7).append(',').append(word).append('\n');
        }
        return csv.toString();
    }

    private static byte[] model(double... tilt) {
        WeatherFit fit = new WeatherFit(DAYS, DAYS.split().train(), SMALL);
        Model model = fit.model(tilt);
        return model.onnx(Weights.initial(model.parameters(), 3), Heading.of(Model.OPSET));
    }

    private static List<HostTensor> inputs(int count) {
        int[] rows = Arrays.copyOf(DAYS.split().test(), count);
        return WeatherInputs.learn(DAYS, DAYS.split().train(), SMALL.steps()).of(DAYS, rows);
    }

    private static List<HostTensor> run(Platform platform, byte[] model, List<HostTensor> inputs) {
        try (platform) {
            return platform.run(model, List.of(inputs)).get(0);
        }
    }
}
