package dev.teacup.train.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.error.Limits;
import dev.teacup.export.Exporter;
import dev.teacup.export.Heading;
import dev.teacup.ir.Constants;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.memory.Arena;
import dev.teacup.memory.BufferMemory;
import dev.teacup.onnx.DataType;
import dev.teacup.onnx.GraphProto;
import dev.teacup.onnx.ModelProto;
import dev.teacup.onnx.ModelWriter;
import dev.teacup.onnx.NodeProto;
import dev.teacup.onnx.OperatorSetIdProto;
import dev.teacup.onnx.TypeProto;
import dev.teacup.onnx.ValueInfoProto;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Strings;
import dev.teacup.tensor.Type;
import dev.teacup.train.recipe.Recipe;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path folder;
    private Path model;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeAModel() throws IOException {
        Constants constants = new Constants(
                new Arena(BufferMemory.of(1024, Limits.DEFAULT.memoryBytes()), 16, 1 << 20), new Strings());
        GraphBuilder g = new GraphBuilder(constants);
        Value x = g.input("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))));
        g.out("y", g.op("Relu", g.op("Identity", x)));
        model = folder.resolve("model.onnx");
        Files.write(model, ModelWriter.bytes(Exporter.export(g.build("test"), constants, Heading.of(21))));
    }

    private int teacup(String... arguments) {
        CommandLine line =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** The first 21 in the file is the version of its operator set. */
    @Test
    void checkNamesTheEngineForAnOldOperatorSet() throws IOException {
        byte[] bytes = Files.readAllBytes(model);
        int at = 0;
        while (bytes[at] != 21) {
            at++;
        }
        bytes[at] = 6;
        Files.write(model, bytes);
        assertEquals(0, teacup("check", model.toString()), err.toString());
        assertTrue(out.toString().contains("engine    engine-all.wasm, for Identity of operator set 6, Relu"),
                out.toString());
    }

    @Test
    void checkTellsWhatAModelTakesAndGives() {
        assertEquals(0, teacup("check", model.toString()), err.toString());
        assertTrue(out.toString().contains("input     x: float32[batch, 2]"), out.toString());
        assertTrue(out.toString().contains("nodes     1 after optimisation: Relu"), out.toString());
        assertTrue(out.toString().contains("engine    engine.wasm\n"), out.toString());
    }

    @Test
    void checkTellsTheMemoryOfARunOfThatSize() {
        assertEquals(0, teacup("check", model.toString(), "--dim", "batch=32"), err.toString());
        // 32 samples of two float32 in, and as many out.
        assertTrue(
                out.toString().contains("run       512 bytes of memory more where dimensions are {batch=32}"),
                out.toString());
    }

    @Test
    void checkRefusesASizeOfNoDimension() {
        assertEquals(2, teacup("check", model.toString(), "--dim", "bach=32"));
        assertEquals("""
                model: the inputs have no open dimension of this name
                expected: one of batch
                got: 'bach'
                fix: did you mean 'batch'?""", err.toString().strip());
    }

    @Test
    void checkTellsWhereTheTimeGoes() {
        assertEquals(0, teacup("check", model.toString(), "--time"), err.toString());
        String times = out.toString().substring(out.toString().indexOf("time "));
        assertTrue(times.matches("(?s)time +[0-9.]+ ms\n.* ms +[0-9.]+ %  Relu\n.*"
                + "nodes that take longest\n.* %  Relu 'y'\n.*"), times);
    }

    @Test
    void checkTellsAllThatAModelLacks() throws IOException {
        Path strange = folder.resolve("strange.onnx");
        Files.write(strange, ModelWriter.bytes(strange()));
        assertEquals(2, teacup("check", strange.toString()));
        assertEquals("""
                nodes     CastLike, Reul, 2 com.microsoft.FusedGemm
                lacks     input h of BFLOAT16: convert the model to float16, float32, float64, integers of 8 \
                to 64 bits, bool or string
                lacks     the operator Reul: did you mean 'Relu'?
                lacks     the operator com.microsoft.FusedGemm, 2 times: export it before a runtime \
                optimises it, or with operators of ONNX itself""", out.toString().strip());
        assertTrue(err.toString().contains("input 'h': the element type is not supported"), err.toString());
    }

    private static ModelProto strange() {
        List<NodeProto> nodes = List.of(
                new NodeProto(List.of("x"), List.of("a"), "", "FusedGemm", "com.microsoft", "", List.of(), "",
                        List.of()),
                new NodeProto(List.of("a"), List.of("b"), "", "FusedGemm", "com.microsoft", "", List.of(), "",
                        List.of()),
                NodeProto.of("Reul", "", List.of("b"), List.of("c"), List.of()),
                NodeProto.of("CastLike", "", List.of("c", "h"), List.of("y"), List.of()));
        List<ValueInfoProto> inputs = List.of(ValueInfoProto.of("x", TypeProto.tensor(DataType.FLOAT)),
                ValueInfoProto.of("h", TypeProto.tensor(DataType.BFLOAT16)));
        GraphProto graph = GraphProto.of("g", nodes, List.of(), inputs,
                List.of(ValueInfoProto.of("y", TypeProto.tensor(DataType.FLOAT))));
        return ModelProto.of(10, List.of(new OperatorSetIdProto("", 21),
                new OperatorSetIdProto("com.microsoft", 1)), "", graph, List.of());
    }

    @Test
    void traceShowsTheGraphAfterEachRule() {
        assertEquals(0, teacup("check", model.toString(), "--trace"), err.toString());
        assertTrue(out.toString().contains("# after remove-identity\ngraph test"), out.toString());
    }

    @Test
    void stopLeavesTheChangesThatComeLaterOut() {
        assertEquals(0, teacup("check", model.toString(), "--stop", "0"), err.toString());
        assertTrue(out.toString().contains("nodes     2"), out.toString());
    }

    @Test
    void runPrintsTheResults() throws IOException {
        Path x = file("x.json", "[[1.5, -2]]");
        assertEquals(0, teacup("run", model.toString(), "--input", "x=" + x), err.toString());
        assertEquals("y: float32[1, 2] [[1.5,0.0]]", out.toString().strip());
    }

    @Test
    void runTakesATimeout() throws IOException {
        Path x = file("x.json", "[[1.5, -2]]");
        assertEquals(0, teacup("run", model.toString(), "--input", "x=" + x, "--timeout", "60"),
                err.toString());
        assertEquals(2, teacup("run", model.toString(), "--input", "x=" + x, "--timeout", "soon"));
    }

    @Test
    void runWritesTheResults() throws IOException {
        Path x = file("x.json", "[[1.5, -2]]");
        Path results = folder.resolve("out");
        assertEquals(0,
                teacup("run", model.toString(), "--input", "x=" + x, "--out", results.toString(), "--format",
                        "json"),
                err.toString());
        assertEquals("[[1.5,0.0]]", Files.readString(results.resolve("y.json")));
    }

    @Test
    void runRefusesAnInputThatTheModelDoesNotHave() throws IOException {
        Path x = file("x.json", "[[1.5, -2]]");
        assertEquals(2, teacup("run", model.toString(), "--input", "speed=" + x));
        assertEquals("""
                input 'speed': the model has no such input
                expected: one of x
                got: 'speed'
                fix: use one of the model's inputs""", err.toString().strip());
    }

    @Test
    void aFileThatIsNoModelIsRefusedWithTheFourLines() throws IOException {
        assertEquals(2, teacup("check", file("page.onnx", "<!doctype html><title>404</title>").toString()));
        assertEquals(4, err.toString().strip().lines().count(), err.toString());
        String first = folder.resolve("page.onnx") + ": this is a web page";
        assertTrue(err.toString().startsWith(first), err.toString());
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(2, teacup("check", folder.resolve("none.onnx").toString()));
        assertTrue(err.toString().startsWith(folder.resolve("none.onnx") + ": the file cannot be read"),
                err.toString());
    }

    @Test
    void anUnknownCommandOrOptionIsUsage() {
        assertEquals(2, teacup("chek"));
        assertTrue(err.toString().contains("expected: the usage below"), err.toString());
        assertEquals(2, teacup("check", model.toString(), "--trase"));
        assertEquals(2, teacup());
    }

    @Test
    void conformanceAnswersNoWhenATestFails() throws IOException {
        Path test = Files.createDirectories(folder.resolve("suite/test_wrong/test_data_set_0"));
        Files.copy(model, test.resolveSibling("model.onnx"));
        Path x = file("x.json", "[[1.5, -2]]");
        teacup("run", model.toString(), "--input", "x=" + x, "--out", test.toString());
        Files.move(test.resolve("y.pb"), test.resolve("input_0.pb"));
        Files.copy(test.resolve("input_0.pb"), test.resolve("output_0.pb"));
        Path tsv = folder.resolve("out.tsv");
        assertEquals(0, teacup("conformance", folder.resolve("suite").toString(), "--out", tsv.toString()));
        assertEquals("test_wrong\tpass\t", Files.readString(tsv).strip() + "\t");
        teacup("run", model.toString(), "--input", "x=" + file("x.json", "[[3, 3]]"), "--out",
                test.toString());
        Files.move(test.resolve("y.pb"), test.resolve("output_1.pb"));
        assertEquals(1, teacup("conformance", folder.resolve("suite").toString(), "--out", tsv.toString()));
        assertTrue(Files.readString(tsv).startsWith("test_wrong\tfail\t"), Files.readString(tsv));
    }

    @Test
    void checkTellsWhichNodesAPageRunsEmitted() {
        assertEquals(0, teacup("check", model.toString()), err.toString());
        assertTrue(out.toString().contains("in a page emitted 100.0 % of nodes: 1 of 1 (Relu 1/1)"),
                out.toString());
    }

    @Test
    void conformanceRunsWhatIsEmittedInABrowserOnly() throws IOException {
        Path test = Files.createDirectories(folder.resolve("suite/test_one/test_data_set_0"));
        Files.copy(model, test.resolveSibling("model.onnx"));
        assertEquals(2, teacup("conformance", folder.resolve("suite").toString(), "--backend", "emitted"));
        assertEquals(String.join("\n", "conformance: what is emitted runs in a browser",
                "expected: --on chromium, firefox or webkit with --backend emitted", "got: --on jvm",
                "fix: say --on chromium, or leave --backend out"), err.toString().strip());
    }

    @Test
    void conformanceRefusesANameThatNoTestHas() throws IOException {
        Path test = Files.createDirectories(folder.resolve("suite/test_one/test_data_set_0"));
        Files.copy(model, test.resolveSibling("model.onnx"));
        assertEquals(2, teacup("conformance", folder.resolve("suite").toString(), "--only", "two"));
        assertTrue(err.toString().contains("there is no test of such a name"), err.toString());
    }

    @Test
    void badInputTellsHowEachFileEnds() throws IOException {
        file("page.onnx", "<!doctype html><title>404</title>");
        Files.createDirectory(folder.resolve("folder.onnx"));
        Path tsv = folder.resolve("out.tsv");
        assertEquals(0, teacup("badinput", folder.toString(), "--out", tsv.toString()), err.toString());
        List<String> rows = Files.readAllLines(tsv);
        assertEquals("model.onnx\tok\t", rows.get(0));
        assertTrue(rows.get(1).startsWith("page.onnx\tparse\tthis is a web page"), rows.get(1));
        assertTrue(rows.get(1).endsWith("fix: look at the address that it came from"), rows.get(1));
        assertTrue(out.toString().contains("parse       1\nload        0\n"), out.toString());
    }

    @Test
    void badInputRefusesAFolderWithoutFiles() {
        assertEquals(2, teacup("badinput", folder.toString(), "--only", "none"));
        assertTrue(err.toString().contains("there is no .onnx file of such a name"), err.toString());
        assertEquals(2, teacup("badinput", model.toString()));
        assertTrue(err.toString().contains("there is no such folder"), err.toString());
    }

    @Test
    void aFileInThePlaceOfAFolderIsToldInFourLines() throws IOException {
        Path x = file("x.json", "[[1.5, -2]]");
        assertEquals(2, teacup("run", model.toString(), "--input", "x=" + x, "--out", x.toString()));
        assertEquals(4, err.toString().strip().lines().count(), err.toString());
    }

    @Test
    void trainRefusesNoEpochsAndDataWithoutAFolder() {
        assertEquals(2, teacup("train", "birdstrikes", "--epochs", "0"));
        assertEquals(2, teacup("train", "birdstrikes", "--seeds", "0"));
        assertEquals(2, teacup("train", "birdstrikes", "--data", "other.csv"));
        assertTrue(err.toString().contains("--data needs --out"), err.toString());
    }

    @Test
    void trainAndEvaluateKnowTheFormsOfAModel() throws IOException {
        assertEquals(2, teacup("train", "birdstrikes", "--export", "int4"));
        assertTrue(err.toString().contains("expected one of [FLOAT32, FLOAT16, INT8]"), err.toString());
        Files.writeString(folder.resolve("model.json"),
                "{\"schema\":1,\"name\":\"birdstrikes\",\"inputs\":[],\"outputs\":[]}");
        assertEquals(2, teacup("evaluate", folder.toString(), "--form", "int8"));
        assertTrue(err.toString().contains(folder.resolve("model.int8.onnx") + ": the file cannot be read"),
                err.toString());
    }

    @Test
    void quantizeStoresTheWeightsOfAnyModel() {
        Path small = folder.resolve("small.onnx");
        assertEquals(0, teacup("quantize", model.toString(), "--out", small.toString()), err.toString());
        assertTrue(out.toString().contains(" 0 weights in int8"), out.toString());
        assertEquals(0, teacup("check", small.toString()), err.toString());
        assertEquals(2, teacup("quantize", small.resolveSibling("none.onnx").toString(), "--out", "x"));
    }

    @Test
    void trainKnowsTheRecipesOfTheList() {
        assertEquals(2, teacup("train", "birdstrike"));
        assertEquals("""
                train: there is no recipe of this name
                expected: one of %s
                got: 'birdstrike'
                fix: did you mean 'birdstrikes'?""".formatted(
                String.join(", ", Recipe.ALL.stream().map(Recipe::name).toList())),
                err.toString().strip());
        assertEquals(0, teacup("train", "--help"));
        assertTrue(out.toString().contains("the recipe: birdstrikes"), out.toString());
    }

    @Test
    void evaluateFindsTheRecipeByTheModelsName() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        Files.writeString(folder.resolve("mine/model.json"),
                "{\"schema\":1,\"name\":\"birdstrike\",\"inputs\":[],\"outputs\":[]}");
        assertEquals(2, teacup("evaluate", folder.resolve("mine").toString()));
        assertEquals(folder.resolve("mine/model.json") + ": there is no recipe of this name\n"
                + "expected: one of " + String.join(", ", Recipe.ALL.stream().map(Recipe::name).toList())
                + "\ngot: 'birdstrike'\nfix: did you mean 'birdstrikes'?", err.toString().strip());
        assertEquals(2, teacup("evaluate", folder.toString()));
        assertTrue(err.toString().contains("fix: name the folder of a model that ./teacup train made"),
                err.toString());
    }

    @Test
    void helpIsThereForEveryCommand() {
        for (String command : Main.commandLine().getSubcommands().keySet()) {
            assertEquals(0, teacup(command, "--help"), command);
        }
        assertTrue(out.toString().contains("Usage: teacup check"), out.toString());
    }
}
