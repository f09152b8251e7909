package dev.teacup.train.recipe.pronounce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.train.board.EventFiles;
import dev.teacup.train.board.Projection;
import dev.teacup.train.data.Pronunciations;
import dev.teacup.train.data.Words;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.report.Facts;
import dev.teacup.train.report.Json;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Study;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PronounceReportTest {
    @TempDir
    Path folder;

    @Test
    void trainsFromADictionaryToAFolderWithItsReport() throws IOException {
        Path dictionary = Files.writeString(folder.resolve("words.dict"), Words.DICTIONARY);
        Path out = folder.resolve("pronounce");
        Recipe recipe = new Recipe("pronounce", "recurrent", 1, true,
                (file, epochs) -> new Pronounce(Pronunciations.of(file), PronounceTest.SMALL.epochs(6)));
        recipe.train(new Request(dictionary, out, 0, 1, 1, false, Form.FLOAT32,
                new PrintStream(OutputStream.nullOutputStream()), false));
        String report = Files.readString(out.resolve("report.md"));
        assertTrue(report.contains("## Errors one by one"), report);
        assertTrue(report.contains("Another dictionary of the same form"), report);
        assertFalse(report.contains("FreeTTS 1.2.2"), report);
        assertTrue(Files.exists(out.resolve("golden/pronounce/test_data_set_20/output_3.pb")));
        EventFiles run = EventFiles.below(out.resolve("board")).get(1);
        assertEquals(List.of("letters", "phonemes"),
                run.projections().stream().map(Projection::name).toList());
        assertEquals(List.of("a"), run.projections().get(0).labels().get(1));
        assertEquals(List.of("AA"), run.projections().get(1).labels().get(1));
        byte[] model = Files.readAllBytes(out.resolve("model.onnx"));
        Study.Evaluation judged = recipe.open(dictionary).judge(model, "model.onnx");
        assertEquals(judged.figures().get("test").get("wordError"),
                Json.read(out.resolve("facts.json"), Facts.class).metrics()
                        .get("wordError"));
    }

    @Test
    void itsNetworkFitsIntoEightMegabytes() {
        Pronounce recipe = new Pronounce(Words.pronunciations(), PronounceFit.Hyperparameters.CHOSEN);
        assertTrue(recipe.parameters() * Float.BYTES < 8_000_000, recipe.parameters() + " parameters");
    }
}
