package dev.teacup.train.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.ModelDescription.Range;

class ModelDescriptionTest {
    private static final ModelDescription STRIKES = new ModelDescription("birdstrikes", "Will it break?",
            "A sentence.",
            List.of(PageInput
                    .number("speed", "Speed", "Speed IAS in knots", "knots", new Range(0, 350, 5, 190))
                    .orNothing(),
                    PageInput.category("size", "Size of the animal", "Wildlife Size", "Large",
                            List.of(new Choice("Small", null, 2480),
                                    new Choice("Large", "Large, like a goose", null)))),
            List.of(PageOutput.probability("probability", "likely to be damaged", .106,
                    "the average strike")),
            "speed");

    @TempDir
    Path folder;

    @Test
    void writesTheFieldsOfTheSchemaInOneLine() {
        assertEquals(
                "{\"schema\":1,\"name\":\"birdstrikes\",\"title\":\"Will it break?\","
                        + "\"summary\":\"A sentence.\","
                        + "\"inputs\":[{\"name\":\"speed\",\"label\":\"Speed\",\"kind\":\"number\","
                        + "\"unit\":\"knots\","
                        + "\"min\":0.0,\"max\":350.0,\"step\":5.0,\"default\":190.0,\"optional\":true,"
                        + "\"column\":\"Speed IAS in knots\"},"
                        + "{\"name\":\"size\",\"label\":\"Size of the animal\",\"kind\":\"category\","
                        + "\"default\":\"Large\","
                        + "\"choices\":[{\"value\":\"Small\",\"count\":2480},"
                        + "{\"value\":\"Large\",\"label\":\"Large, like a goose\"}],"
                        + "\"column\":\"Wildlife Size\"}],"
                        + "\"outputs\":[{\"name\":\"probability\",\"label\":\"likely to be damaged\","
                        + "\"kind\":\"probability\","
                        + "\"usual\":0.106,\"usualLabel\":\"the average strike\"}],\"explore\":\"speed\"}",
                Json.line(STRIKES));
    }

    @Test
    void writesPicturesTextsAndSeries() {
        assertEquals("{\"name\":\"picture\",\"label\":\"Draw\",\"kind\":\"drawing\",\"width\":96,"
                + "\"height\":64,\"pen\":0.05,\"default\":[[[0.1,0.2],[0.3,0.4]]]}",
                Json.line(new PageInput.Drawing("picture", "Draw", 96, 64, .05,
                        List.of(List.of(List.of(.1, .2), List.of(.3, .4))))));
        assertEquals("{\"name\":\"word\",\"label\":\"Word\",\"kind\":\"text\",\"most\":28,"
                + "\"pattern\":\"[a-z']\",\"examples\":[\"colonel\"],\"default\":\"teacup\"}",
                Json.line(new PageInput.Text("word", "Word", 28, "[a-z']", List.of("colonel"), "teacup")));
        assertEquals("{\"name\":\"wind\",\"label\":\"Wind\",\"kind\":\"series\",\"of\":\"number\","
                + "\"steps\":[\"yesterday\",\"today\"],\"unit\":\"m/s\",\"min\":0.0,\"max\":20.0,"
                + "\"step\":0.1,\"default\":[1.5,2.5],\"column\":\"wind\"}",
                Json.line(PageInput.Series.numbers("wind", "Wind", "wind", "m/s", new Range(0, 20, .1, 0),
                        List.of("yesterday", "today"), List.of(1.5, 2.5))));
        assertEquals("{\"name\":\"scores\",\"label\":\"Icon\",\"kind\":\"ranking\","
                + "\"labels\":[\"a\",\"b\"],\"top\":5}",
                Json.line(PageOutput.Ranking.of("scores", "Icon", List.of("a", "b"), 5)));
    }

    @Test
    void everyKindComesBackFromItsFile() {
        ModelDescription all = new ModelDescription("all", "All?", "A sentence.",
                List.of(new PageInput.Drawing("picture", "Draw", 96, 64, .05, List.of()),
                        new PageInput.Text("word", "Word", 28, "[a-z']", List.of("colonel"), "teacup"),
                        PageInput.Series.words("weather", "Weather", "weather", List.of(Choice.of("sun")),
                                List.of("today"), List.of("sun"))),
                List.of(PageOutput.Ranking.ofTexts("readings", "Further", "scores"),
                        new PageOutput.Classes("share", "Share", List.of("sun", "rain")),
                        new PageOutput.Text("phonemes", "Said", "attention", "word")),
                null);
        new Folder(folder).write(all);
        assertEquals(all, Json.read(folder.resolve("model.json"), ModelDescription.class));
    }

    @Test
    void comesBackFromItsFile() throws IOException {
        new Folder(folder).write(STRIKES);
        assertEquals(STRIKES, Json.read(folder.resolve("model.json"), ModelDescription.class));
    }
}
