package dev.teacup.train.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teacup.error.ModelException;
import dev.teacup.train.metric.Calibration;
import dev.teacup.train.metric.Confusion;
import dev.teacup.train.metric.Interval;
import dev.teacup.train.metric.PrecisionRecall;
import dev.teacup.train.metric.Predictions;
import dev.teacup.train.report.Facts.Figure;
import dev.teacup.train.report.chart.Axis;
import dev.teacup.train.report.chart.BarChart;
import dev.teacup.train.report.chart.GalleryChart;

class FolderTest {
    private static final Predictions PREDICTIONS = new Predictions(new double[] {.3, .9, .7, .1, .6, .2},
            new double[] {0, 1, 0, 0, 1, 1});

    @TempDir
    Path folder;

    @Test
    void anotherModelTakesTheTimeInThePageWithIt() {
        Folder written = new Folder(folder);
        written.writeModel(new byte[] {1});
        written.write(new PageTime("Chromium", 30, 1, "1999-12-31"));
        written.writeModel(new byte[] {1});
        assertEquals("1999-12-31", written.pageTime().day());
        written.writeModel(new byte[] {2});
        assertNull(written.pageTime());
    }

    @Test
    void writesReportCardAndPicturesFromFactsAlone() throws IOException {
        new Folder(folder).write(facts());
        String report = Files.readString(folder.resolve("report.md"));
        assertTrue(report.startsWith("# Will it break?\n\nA question.\n\n## Result\n"), report);
        assertTrue(report.contains(
                "| model | AUC | AP |\n| --- | --- | --- |\n"
                        + "| this model | 0.802 ± 0.002 | 0.384 [0.300, 0.420] |\n"
                        + "| a \\| bar | 0.793 |  |\n"),
                report);
        assertTrue(report.contains("| part | rows of | rows | none | damage | airports |"), report);
        String train = "| train | to 1997 | 5,365 | 4,800 (89.5 %) | 565 (10.5 %) |  |";
        assertTrue(report.contains(train), report);
        assertTrue(report.contains("| test | from 2000 | 2,787 |  |  | 50 |"), report);
        assertTrue(report.contains("| `dropout` | 0.4 |"), report);
        assertTrue(report.contains("## Errors\n\nThe worst.\n\n| day | said |"), report);
        assertTrue(report.contains("](pictures/calibration.svg)"), report);
        for (String picture : new String[] {"loss", "precision-recall", "calibration", "confusion", "rates",
            "bars", "gallery"}) {
            assertTrue(Files.size(folder.resolve("pictures/" + picture + ".svg")) > 500, picture);
        }
    }

    @Test
    void aCardHasTheUsualHeadingsInTheirOrder() {
        List<String> headings = Card.of(facts()).lines().filter(line -> line.startsWith("#")).toList();
        assertEquals(List.of("# Model card: strikes", "## Model details", "## Intended use",
                "### Out of scope",
                "## Factors", "## Metrics", "## Training and evaluation data", "## Quantitative analyses",
                "## Ethical considerations", "## Caveats and recommendations"), headings);
    }

    @Test
    void writesTheSameReportFromTheFactsThatItKept() throws IOException {
        Folder first = new Folder(folder.resolve("first"));
        first.write(facts());
        Folder second = new Folder(folder.resolve("second"));
        second.write(first.facts());
        for (String file : new String[] {"facts.json", "report.md", "card.md", "pictures/confusion.svg"}) {
            assertEquals(Files.readString(first.path().resolve(file)),
                    Files.readString(second.path().resolve(file)));
        }
    }

    @Test
    void refusesAFolderWithoutFacts() {
        ModelException refused = assertThrows(ModelException.class, () -> new Folder(folder).facts());
        assertEquals("the file cannot be read", refused.what());
        assertEquals("train the model first, or name the folder it was trained into", refused.fix());
    }

    @Test
    void refusesFactsThatAreNone() throws IOException {
        Files.writeString(folder.resolve("facts.json"), "{\"nome\":1}");
        ModelException refused = assertThrows(ModelException.class, () -> new Folder(folder).facts());
        assertEquals("this is not the JSON that training writes", refused.what());
    }

    @Test
    void leavesTheOlderFileWholeWhenItCannotWrite() throws IOException {
        Folder kept = new Folder(folder);
        kept.write("model.txt", "old");
        Files.createDirectory(folder.resolve("model.txt.new"));
        ModelException refused = assertThrows(ModelException.class, () -> kept.write("model.txt", "new"));
        assertEquals("the file cannot be written", refused.what());
        assertEquals("old", Files.readString(folder.resolve("model.txt")));
    }

    @Test
    void leavesNothingBesideAFileThatItWrote() throws IOException {
        new Folder(folder.resolve("deep/er")).write("a.txt", "text");
        assertEquals("text", Files.readString(folder.resolve("deep/er/a.txt")));
        assertFalse(Files.exists(folder.resolve("deep/er/a.txt.new")));
    }

    @Test
    void aReportLeavesNoPictureOfAnOlderOneBehind() throws IOException {
        new Folder(folder).write(facts());
        Files.writeString(folder.resolve("pictures/older.svg"), "<svg/>");
        new Folder(folder).write(facts());
        assertFalse(Files.exists(folder.resolve("pictures/older.svg")));
        assertTrue(Files.exists(folder.resolve("pictures/gallery.svg")));
    }

    private static Facts facts() {
        Facts.Data data = new Facts.Data("the FAA", "public domain", "ab12", List.of("speed", "size"),
                List.of(Facts.Part.ofClasses("train", "to 1997", List.of("none", "damage"),
                        new int[] {4800, 565}),
                        new Facts.Part("test", "from 2000", 2787, Map.of("airports", "50"))),
                List.of("Costs leak: dropped."), Map.of("bars", new BarChart("Strikes", "by size",
                        Axis.over("strikes", 0, 9), List.of(new BarChart.Bar("Large", 9, 0)), 0)));
        Facts.Result result = new Facts.Result("Fitted to 1999, judged from 2000.", List.of("AUC", "AP"),
                List.of(new Facts.Line("this model",
                        List.of(Figure.of(.804, .802, .8), Figure.within(.384, new Interval(.3, .42)))),
                        new Facts.Line("a | bar", Arrays.asList(Figure.of(.793), null))));
        return new Facts("strikes", "Will it break?", "A question.", Map.of("auc", .802), data,
                new Facts.Tried("On the validation rows.",
                        List.of(new Facts.Trial("no dropout", "AP .40", "worse")), Map.of()).with("rates",
                                Pictures.rateSearch(new double[] {1e-4, 1e-3, 1e-2}, new double[] {1, .5, 9},
                                        .001)),
                List.of(result), sections(), Map.of("dropout", 0.4),
                new Facts.Run("teacup train birdstrikes", 7, "1999-12-31", 61.25, 123456, 7890,
                        Map.of("Java", "17")),
                new Facts.Use("A small network.", "Apache-2.0", List.of("A demonstration."),
                        List.of("Decisions in flight."), List.of("The year."), List.of("None known."),
                        List.of("Reports are voluntary.")));
    }

    private static List<Facts.Section> sections() {
        return List.of(
                Facts.Section.of("Errors", "The worst.")
                        .with(new Facts.Table(List.of("day", "said"), List.of(List.of("one", "sun"))))
                        .with("gallery",
                                new GalleryChart("Worst", "the worst", 4, List.of(
                                        GalleryChart.Tile.of(List.of("a", "b"), 2,
                                                new float[] {0, .5f, 1, 1}))))
                        .with("precision-recall",
                                Pictures.precisionRecall(
                                        Map.of("this model", PrecisionRecall.of(PREDICTIONS)),
                                        .5))
                        .with("confusion",
                                Pictures.confusion(Confusion.at(.5, PREDICTIONS), "unharmed", "damaged")),
                Facts.Section.of("Calibration")
                        .with("calibration", Pictures.calibration(Calibration.of(PREDICTIONS, 3)))
                        .with("loss", Pictures.losses(new double[] {.4, .3, .25},
                                new double[] {.45, Double.NaN, .3})));
    }
}
