package dev.teacup.tests.real;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Training;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.TableStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the table of docs/tables.md: models of CSV files that nobody here made, beside linear ones. Minutes
 * long; runs by its name only.
 */
class TableFigures {
    private static final Path ROOT = Path.of(System.getProperty("teacup.root"));
    private static final Path PAGE = ROOT.resolve("docs/tables.md");
    private static final String HEAD = """
            | file, target | rows | linear | network | with pieces | judged by | linear | kept | difference |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- |
            """;
    private static final Pattern LOSS = Pattern.compile("^[0-9.]+");
    private static final Pattern DIFFERENCE =
            Pattern.compile("is ([+-][0-9.]+) of .*, ([+-][0-9.]+) to ([+-][0-9.]+) in");

    /** A file of the package, and what is to be predicted of it. */
    private record Task(String name, String target, String sha256) {}

    private static final List<Task> TASKS = List.of(
            new Task("seattle-weather", "weather",
                    "0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be"),
            new Task("seattle-weather", "temp_max",
                    "0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be"),
            new Task("weather", "weather",
                    "27219f1ca8dbd94c9b6f4b9f4f52ab2f1eb33dfdcf719cd9fc6481ed50b74549"),
            new Task("windvectors", "speed",
                    "5c39a73494320709433432248fe3951c69a3172129544d345e8060dab6c70f8d"),
            new Task("gapminder-health-income", "health",
                    "27366350362387628fa50ad9db85358e60bb31c3b7a3523e4e11e9561ca64eda"),
            new Task("birdstrikes", "Effect Amount of damage",
                    "45777edf69984b37599e73dbfb34dbc976055243547407214261a4fcb9466462"),
            new Task("seattle-weather-hourly-normals", "temperature",
                    "3433511ab963755ec1a573420af962e713e66691c07c068f5a247e6891912311"));

    @TempDir
    private Path folder;

    @Test
    void write() throws IOException, InterruptedException {
        Packages packages = new Packages(ROOT.resolve("tests/target/real"));
        StringBuilder table = new StringBuilder(HEAD);
        for (Task task : TASKS) {
            byte[] bytes = packages.model(new RealModel(task.name(), RealFilesTest.PACKAGE,
                    "package/data/" + task.name() + ".csv", task.sha256(), "", "", ""));
            assertTrue(bytes != null, RealFilesTest.PACKAGE + " cannot be fetched here");
            Path csv = Files.write(folder.resolve(task.name() + ".csv"), bytes);
            TableStudy study = TableStudy.open(csv, Asked.of(task.name() + ".csv", task.target()), 0);
            Path out = folder.resolve(task.name() + "-" + task.target().replace(' ', '-'));
            new Training(study.name(), (data, epochs) -> study,
                    new Request(null, out, 0, 1, 1, false, Form.FLOAT32, System.out, false)).run();
            table.append(row(task, new Folder(out).facts()));
        }
        String page = Files.readString(PAGE);
        Files.writeString(PAGE, page.substring(0, page.indexOf(HEAD)) + table);
    }

    private static String row(Task task, Facts facts) {
        Facts.Result result = facts.results().get(0);
        Matcher difference = DIFFERENCE.matcher(facts.sections().get(0).paragraphs().get(0));
        int rows = facts.data().parts().stream().mapToInt(Facts.Part::rows).sum();
        return String.join(" | ", "| " + task.name() + ", " + task.target(),
                String.format(Locale.ROOT, "%,d", rows),
                loss(facts, change -> change.startsWith("the linear")),
                loss(facts, change -> change.contains("units") && !change.contains("pieces")),
                loss(facts, change -> change.contains("pieces")), result.measures().get(0),
                result.lines().get(1).figures().get(0).text(), result.lines().get(0).figures().get(0).text(),
                difference.find() ? difference.group(1) + " [" + difference.group(2) + ", "
                        + difference.group(3) + "]" : "linear is kept")
                + " |\n";
    }

    /** The least loss on the rows to choose by of what was tried. */
    private static String loss(Facts facts, Predicate<String> change) {
        OptionalDouble least = facts.tried().trials().stream().filter(trial -> change.test(trial.what()))
                .mapToDouble(trial -> {
                    Matcher loss = LOSS.matcher(trial.figures());
                    return loss.find() ? Double.parseDouble(loss.group()) : Double.NaN;
                }).min();
        return least.isPresent() ? String.format(Locale.ROOT, "%.4f", least.getAsDouble()) : "";
    }
}
