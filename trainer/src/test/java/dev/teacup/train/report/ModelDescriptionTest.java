package dev.teacup.train.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teacup.train.report.ModelDescription.Choice;
import dev.teacup.train.report.ModelDescription.Input;
import dev.teacup.train.report.ModelDescription.Output;
import dev.teacup.train.report.ModelDescription.Range;

class ModelDescriptionTest {
    private static final ModelDescription STRIKES = new ModelDescription("birdstrikes", "Will it break?",
            "A sentence.",
            List.of(Input.number("speed", "Speed", "Speed IAS in knots", "knots", new Range(0, 350, 5, 190))
                    .orNothing(),
                    Input.category("size", "Size of the animal", "Wildlife Size", "Large",
                            List.of(new Choice("Small", null, 2480),
                                    new Choice("Large", "Large, like a goose", null)))),
            List.of(Output.probability("probability", "likely to be damaged", .106, "the average strike")),
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
    void comesBackFromItsFile() throws IOException {
        new Folder(folder).write(STRIKES);
        assertEquals(STRIKES, Json.read(folder.resolve("model.json"), ModelDescription.class));
    }
}
