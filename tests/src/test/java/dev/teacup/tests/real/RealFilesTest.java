package dev.teacup.tests.real;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Training;
import dev.teacup.train.tabular.Asked;
import dev.teacup.train.tabular.TableStudy;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models of CSV files that nobody here made: one with dates, one with missing values, one whose target is a
 * number. Each is better than the linear model, or its report says that it is not.
 */
final class RealFilesTest {
    static final String PACKAGE = "npm vega-datasets 3.2.1";
    private static final int FEW_EPOCHS = 6;

    private final Packages packages =
            new Packages(Path.of(System.getProperty("teacup.root"), "tests/target/real"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"seattle-weather, weather, accuracy, .75, by the date in 'date',"
            + " 0845078a290b48e3149ab8639966824110a251db4e06fc144c06ebb534af23be",
        "birdstrikes, Effect Amount of damage, accuracy, .85, by the date in 'Flight Date',"
                + " 45777edf69984b37599e73dbfb34dbc976055243547407214261a4fcb9466462",
        "gapminder-health-income, health, r2, .4, by a hash of the row,"
                + " 27366350362387628fa50ad9db85358e60bb31c3b7a3523e4e11e9561ca64eda"})
    void areLearntFromAsWellAsTheirReportsSay(String name, String target, String measure, double least,
            String split, String sha256) throws IOException, InterruptedException {
        RealModel file = new RealModel(name, PACKAGE, "package/data/" + name + ".csv", sha256, "", "", "");
        byte[] bytes = packages.model(file);
        assumeTrue(bytes != null, PACKAGE + " cannot be fetched here");
        Path csv = Files.write(folder.resolve(name + ".csv"), bytes);
        TableStudy study = TableStudy.open(csv, Asked.of(name + ".csv", target), FEW_EPOCHS);
        assertTrue(study.lines().stream().anyMatch(line -> line.contains(split)), study.lines().toString());
        Path out = folder.resolve("model");
        new Training(study.name(), (data, epochs) -> study, new Request(null, out, FEW_EPOCHS, 1, 1, false,
                Form.FLOAT32,
                new PrintStream(OutputStream.nullOutputStream()), false)).run();
        Facts facts = new Folder(out).facts();
        assertTrue(facts.metrics().get(measure) > least, facts.metrics().toString());
        checkVerdict(facts);
    }

    private static void checkVerdict(Facts facts) {
        Facts.Result result = facts.results().get(0);
        double own = result.lines().get(0).figures().get(0).spread().mean();
        double linear = result.lines().get(1).figures().get(0).spread().mean();
        String verdict = facts.sections().get(0).paragraphs().get(0);
        assertEquals(verdict.startsWith("The network is better"),
                own > linear && !verdict.startsWith("The rows") && !verdict.startsWith("No network"),
                verdict);
    }
}
