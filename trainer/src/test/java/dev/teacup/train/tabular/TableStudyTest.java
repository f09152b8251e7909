package dev.teacup.train.tabular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.quantize.Form;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Folder;
import dev.teacup.train.report.Json;
import dev.teacup.train.report.ModelDescription;
import dev.teacup.train.report.PageOutput;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Study;
import dev.teacup.train.study.Training;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableStudyTest {
    private static final int ROWS = 240;

    @TempDir
    private Path folder;

    /** Rows of all kinds of columns; the target is what a word and a number say, and a little chance. */
    private Path file() throws IOException {
        Random random = new Random(1);
        String rows = IntStream.range(0, ROWS).mapToObj(row -> {
            double x = random.nextGaussian();
            String colour = List.of("red", "blue", "<b>").get(random.nextInt(3));
            double y = x + (colour.equals("red") ? 2 : 0) + random.nextGaussian() / 10;
            return "2020-" + (1 + row / 28) + "-" + (1 + row % 28) + ";" + (row % 7 == 0 ? "NA" : x) + ";"
                    + colour
                    + ";the weather is " + (x > 0 ? "good" : "bad") + " today " + row + ";"
                    + String.valueOf(y).replace('.', ',') + ";" + (y > 1 ? "high" : y > 0 ? "middle" : "low")
                    + ";"
                    + (y > 1 ? "yes" : "no");
        }).collect(Collectors.joining("\n"));
        Path file = folder.resolve("My rows.csv");
        Files.writeString(file, "day;x;colour;note;amount;level;is high\n" + rows + "\n");
        return file;
    }

    private Folder train(String target, String name) throws IOException {
        return train(target, name, 1);
    }

    private Folder train(String target, String name, int seeds) throws IOException {
        Path out = folder.resolve(name);
        Path file = file();
        Asked asked = new Asked("My rows.csv", target, null, null, false,
                new dev.teacup.train.tabular.read.Overrides(List.of(), List.of(), List.of(), List.of(),
                        List.of("amount", "level", "is high").stream().filter(other -> !other.equals(target))
                                .toList()));
        new Training("my-rows", (data, epochs) -> TableStudy.open(file, asked, epochs),
                new Request(null, out, 2,
                        1, seeds, false, Form.FLOAT32, new PrintStream(OutputStream.nullOutputStream()),
                        false))
                .run();
        return new Folder(out);
    }

    private static ModelDescription description(Folder model) {
        return Json.read(model.path().resolve("model.json"), ModelDescription.class);
    }

    @Test
    void predictsANumberFromRowsOfAllKinds() throws IOException {
        Folder model = train("amount", "number");
        assertTrue(model.facts().metrics().get("r2") > 0.8, model.facts().metrics().toString());
        assertEquals("number", description(model).outputs().get(0).kind());
        assertEquals(List.of("day_year", "day_month", "day_day", "x", "colour", "note"),
                description(model).inputs().stream().map(input -> input.name()).toList());
    }

    @Test
    void predictsOneOfTwoClasses() throws IOException {
        Folder model = train("is high", "two");
        assertTrue(model.facts().metrics().get("auc") > 0.9, model.facts().metrics().toString());
        PageOutput output = description(model).outputs().get(0);
        assertEquals("likely to be yes", output.label());
        assertEquals("probability", output.kind());
        Study study = TableStudy.open(file(), TableStudy.askedOf(model), 0);
        Study.Evaluation judged =
                study.judge(Files.readAllBytes(model.path().resolve("model.onnx")), "model.onnx");
        assertEquals(judged.rows().get("test"), judged.predictions().get("test").scores().length);
    }

    @Test
    void predictsOneOfSeveralClasses() throws IOException {
        Folder model = train("level", "several");
        assertTrue(model.facts().metrics().get("accuracy") > 0.6, model.facts().metrics().toString());
        assertEquals(List.of("high", "low", "middle"),
                ((PageOutput.Classes) description(model).outputs().get(0)).labels());
    }

    @Test
    void tellsTheMeanOfSeveralSeedsAndKeepsTheFirstOne() throws IOException {
        Folder model = train("is high", "seeds", 2);
        assertEquals(2, model.ledger().count());
        List<Facts.Line> lines = model.facts().results().get(0).lines();
        assertEquals("this network, 2 seeds", lines.get(0).model());
        assertEquals(2, lines.get(0).figures().get(0).spread().runs());
        assertArrayEquals(Files.readAllBytes(train("is high", "one").path().resolve("model.onnx")),
                Files.readAllBytes(model.path().resolve("model.onnx")));
    }

    @Test
    void learnsTheSameBytesAgainAndIsJudgedTheSame() throws IOException {
        Folder first = train("is high", "first");
        Folder again = train("is high", "again");
        byte[] model = Files.readAllBytes(first.path().resolve("model.onnx"));
        assertArrayEquals(model, Files.readAllBytes(again.path().resolve("model.onnx")));
        Study study = TableStudy.open(file(), TableStudy.askedOf(first), 0);
        assertEquals(first.facts().metrics(), study.judge(model, "model.onnx").figures().get("test"));
    }

    @Test
    void saysInItsFilesWhatTheRowsAreAndHowToRepeatIt() throws IOException {
        Folder model = train("is high", "files");
        String report = Files.readString(model.path().resolve("report.md"));
        assertTrue(
                report.contains("./teacup train 'My rows.csv' --target 'is high' --drop amount --drop level"
                        + " --seed 1 --epochs 2"),
                report);
        assertTrue(report.contains("| x | number | 35 |"), report);
        String page = Files.readString(model.path().resolve("index.html"));
        assertTrue(page.contains("src=\"model.onnx\""), page);
        assertFalse(page.contains("<b>"), page);
        assertTrue(Files.exists(model.path().resolve("card.md")));
    }

    @Test
    void isFoundAgainByWhatItWroteDown() throws IOException {
        Folder model = train("is high", "found");
        assertEquals("is high", TableStudy.askedOf(model).target());
    }
}
