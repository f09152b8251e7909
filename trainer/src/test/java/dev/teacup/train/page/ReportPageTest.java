package dev.teacup.train.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.teacup.error.ModelException;
import dev.teacup.train.report.Account;
import dev.teacup.train.report.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private void train() {
        Map<String, double[]> curves = new LinkedHashMap<>();
        curves.put("train", new double[] {2, 1});
        curves.put("accuracy", new double[] {0.5, Double.NaN});
        curves.put("validation", new double[] {3, 2});
        curves.put("searchedRates", new double[] {1e-3, 1e-2});
        curves.put("searchedLosses", new double[] {1, 9});
        new Folder(folder).write(new Account("./teacup train tiny", 1, "2026-01-01", 1, 16, Map.of(), "00",
                Map.of(), curves));
    }

    private JsonNode data() throws IOException {
        Matcher found = DATA.matcher(ReportPage.of(folder));
        assertTrue(found.find());
        return new ObjectMapper().readTree(found.group(1));
    }

    @Test
    void theReportIsToldUnderItsTitle() throws IOException {
        Files.writeString(folder.resolve("report.md"), "# Is it so?\n\n{{data}} & more");
        String page = ReportPage.of(folder);
        assertTrue(page.contains("<h1>Is it so?</h1>"), page);
        assertTrue(page.contains("<p>{{data}} &amp; more</p>"), page);
    }

    @Test
    void lossesShareAChartAndOtherCurvesHaveTheirOwn() throws IOException {
        train();
        JsonNode curves = data().get("curves");
        assertEquals("""
                [{"name":"loss","along":"epoch","powers":false,"runs":[{"name":"train","x":[1.0,2.0],\
                "y":[2.0,1.0]},{"name":"validation","x":[1.0,2.0],"y":[3.0,2.0]}]},\
                {"name":"accuracy","along":"epoch","powers":false,"runs":[{"name":"accuracy",\
                "x":[1.0,2.0],"y":[0.5,"NaN"]}]},\
                {"name":"loss in the search for the rate","along":"learning rate","powers":true,"runs":\
                [{"name":"search","x":[0.001,0.01],"y":[1.0,9.0]}]}]""", curves.toString());
    }

    @Test
    void embeddingsComeOutOfTheModel() throws IOException {
        train();
        Files.write(folder.resolve("model.onnx"), TinyModel.scoring());
        Files.writeString(folder.resolve("model.json"),
                "{\"outputs\":[{\"labels\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"</script>\"]}]}");
        JsonNode space = data().get("spaces").get(0);
        assertEquals("scores.W", space.get("name").asText());
        assertEquals("</script>", space.get("columns").get(0).get("values").get(7).asText());
        assertFalse(space.has("sprite"));
    }

    @Test
    void thePageNamesNoOtherFile() throws IOException {
        Files.writeString(folder.resolve("report.md"), "# Is it so?\n");
        String page = ReportPage.of(folder);
        assertFalse(Pattern.compile("<link|\\ssrc=\"(?!data:)|@import|url\\(").matcher(page).find());
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void aFolderWithoutAReportIsRefused() {
        assertEquals(folder + """
                : there is no report in this folder
                expected: a folder with report.md or training.json, as ./teacup train leaves it
                got: neither of them
                fix: name the folder of a model, such as models/weather, or train one""",
                assertThrows(ModelException.class, () -> ReportPage.of(folder)).getMessage());
    }

    @Test
    void whatIsNoFolderIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("report.md"), "# Is it so?\n");
        assertTrue(assertThrows(ModelException.class, () -> ReportPage.of(file)).getMessage()
                .contains("got: a file"));
        assertTrue(assertThrows(ModelException.class, () -> ReportPage.of(folder.resolve("none")))
                .getMessage().contains("got: nothing"));
    }

    @Test
    void aModelThatCannotBeReadIsNamed() throws IOException {
        train();
        Files.writeString(folder.resolve("model.onnx"), "<!doctype html>");
        assertTrue(assertThrows(ModelException.class, () -> ReportPage.of(folder)).getMessage()
                .startsWith(folder.resolve("model.onnx") + ": this is a web page"));
    }
}
