package dev.teacup.train.recipe.icons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.ModelException;
import dev.teacup.train.board.EventFiles;
import dev.teacup.train.board.Projection;
import dev.teacup.train.data.Drawings;
import dev.teacup.train.data.Icons;
import dev.teacup.train.quantize.Form;
import dev.teacup.train.recipe.Recipe;
import dev.teacup.train.study.Golden;
import dev.teacup.train.study.Request;
import dev.teacup.train.study.Study;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of the recipe, on a handful of icons of one font and one epoch. */
class DrawnIconsTest {
    private static final String HEADER = "concept\tfamily\tfold\tpack\tname\tcodepoint\tfont\n";
    private static final Map<String, Integer> CODE_POINTS =
            Map.of("arrow-up", 57364, "circle", 57399, "heart", 57473, "menu", 57500);

    @TempDir
    Path folder;

    @Test
    void trainsAndWritesAReportThatShowsItsErrors() throws IOException {
        Path data = list("icons.tsv", Set.of());
        Path out = folder.resolve("icons");
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        Recipe recipe = Recipe.named("icons");
        recipe.train(new Request(data, out, 1, 1, 1, false, Form.INT8, new PrintStream(told, true), false));
        String report = Files.readString(out.resolve("report.md"));
        assertTrue(report.contains("the most similar icon by oriented gradients"), report);
        assertTrue(Files.exists(out.resolve("pictures/drawings.svg")), told.toString());
        assertTrue(Files.exists(out.resolve("golden/icons/test_data_set_1/output_0.pb")));
        EventFiles seed = EventFiles.below(out.resolve("board")).get(0);
        assertEquals("seed-1", seed.run());
        Projection concepts = seed.projections().get(0);
        assertEquals(4, concepts.pictures().size());
        assertEquals("circle", concepts.labels().get(1).get(0));
        byte[] model = Files.readAllBytes(out.resolve("model.onnx"));
        assertTrue(model.length < 400_000, model.length + " bytes");
        assertTrue(report.contains("| int8 | `model.onnx` |"), report);
        assertTrue(report.contains("./teacup train icons --seed 1 --epochs 1 --export int8 --data"), report);
        Study.Evaluation evaluation = recipe.open(data).judge(model, "model.onnx");
        assertEquals(Set.of("test", "drawings"), evaluation.figures().keySet());
        Path more = list("more.tsv", Set.of("hearts"));
        Study other = recipe.open(more);
        ModelException refusal = assertThrows(ModelException.class, () -> other.judge(model, "model.onnx"));
        assertEquals("""
                more.tsv, row 14: the concept is not known
                expected: one of the 4 that the model was trained on
                got: 'hearts'
                fix: did you mean 'heart'?""", refusal.getMessage());
    }

    @Test
    void asksOfAReadersOwnIconsWhateverTheirPack() throws IOException {
        Path data = list("icons.tsv", Set.of());
        Files.writeString(data, Files.readString(data).replace("\tfeather\tfth-", "\tours\tfth-"));
        Golden golden = Recipe.named("icons").open(data).golden();
        assertEquals(24, golden.sets().get(0).get(0).dims()[0]);
    }

    @Test
    void refusesAModelOfAnotherRecipe() throws IOException {
        Study study = Recipe.named("icons").open(list("icons.tsv", Set.of()));
        byte[] other = dev.teacup.train.layer.Model.of("other", c -> c.out("y", IconFraming.input(c)))
                .onnx(new dev.teacup.train.layer.Weights(), dev.teacup.export.Heading.of(21));
        ModelException refusal = assertThrows(ModelException.class, () -> study.judge(other, "model.onnx"));
        assertEquals("""
                model.onnx: this is no model of icons
                expected: the input drawing, the output probability, and a description
                got: inputs drawing, outputs y
                fix: train it by ./teacup train icons""", refusal.getMessage());
    }

    @Test
    void drawsWhatIsAmongTheConcepts() {
        Drawings drawings = Drawings.shipped();
        assertTrue(drawings.rows() >= 50, drawings.rows() + " drawings");
        assertEquals(1, drawings.of(java.util.List.of("heart", "no such")).rows());
        for (int row = 0; row < drawings.rows(); row++) {
            float sum = 0;
            for (float ink : drawings.byHand(row, 0)) {
                sum += ink;
            }
            // A pen of 5 % covers between a hundredth and half of a sheet.
            assertTrue(sum > 92 && sum < 4600, drawings.concepts().get(row) + ": " + sum);
        }
    }

    private Path list(String name, Set<String> more) throws IOException {
        StringBuilder rows = new StringBuilder(HEADER);
        for (int fold : new int[] {0, 1, 4}) {
            new java.util.TreeMap<>(CODE_POINTS)
                    .forEach((concept, codePoint) -> rows.append(row(concept, fold, codePoint)));
        }
        for (String concept : more) {
            rows.append(row(concept, 1, CODE_POINTS.get("heart")));
        }
        assertEquals(4, Icons.COLUMNS.indexOf(Icons.NAME));
        return Files.writeString(folder.resolve(name), rows);
    }

    private static String row(String concept, int fold, int codePoint) {
        return concept + "\tfamily " + fold + "\t" + fold + "\tfeather\tfth-" + concept + "\t" + codePoint
                + "\tfeather/4.28/fonts/feather.ttf\n";
    }
}
