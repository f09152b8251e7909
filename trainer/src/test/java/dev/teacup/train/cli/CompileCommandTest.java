package dev.teacup.train.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.teacup.export.Heading;
import dev.teacup.ir.GraphBuilder;
import dev.teacup.op.Value;
import dev.teacup.tensor.DType;
import dev.teacup.tensor.Dim;
import dev.teacup.tensor.Shape;
import dev.teacup.tensor.Type;
import dev.teacup.train.layer.Model;
import dev.teacup.train.layer.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
    @TempDir
    private Path folder;
    private Path made;
    private Path model;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeAModel() throws IOException {
        Workspace workspace = Workspace.create();
        GraphBuilder g = workspace.builder();
        Value x = g.input("x", Type.of(DType.FLOAT32, Shape.of(Dim.named("batch"), Dim.of(2))));
        g.out("y", g.op("Relu", x));
        made = folder.resolve("made");
        model = folder.resolve("model.onnx");
        Files.write(model, workspace.onnx(g.build("test"), Heading.of(Model.OPSET)));
    }

    private int compile(String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "compile";
        arguments[1] = model.toString();
        arguments[2] = "--out";
        arguments[3] = made.toString();
        System.arraycopy(options, 0, arguments, 4, options.length);
        return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void writesFilesThatNeedNoRuntime() throws IOException {
        assertEquals(0, compile("--dim", "batch=3"), err.toString());
        byte[] wasm = Files.readAllBytes(made.resolve("model.wasm"));
        assertEquals("\0asm", new String(wasm, 0, 4, StandardCharsets.US_ASCII));
        // Relu has no weights.
        assertEquals(0, Files.size(made.resolve("model.bin")));
        String script = Files.readString(made.resolve("model.js"));
        assertTrue(script.contains("\"inputs\":[{\"name\":\"x\",\"type\":\"float32\",\"dims\":[3,2],"),
                script);
        String types = Files.readString(made.resolve("model.d.ts"));
        assertTrue(types.contains("/** float32[3, 2] */\n  \"x\": Elements<number> | Float32Array;"), types);
        assertTrue(Files.exists(made.resolve("index.html")));
    }

    @Test
    void tellsTheFilesAndHowToSeeThem() {
        assertEquals(0, compile("--dim", "batch=3"), err.toString());
        String[] lines = out.toString().split("\\R");
        assertTrue(lines[0].matches("model\\.wasm +[0-9,]+ bytes"), lines[0]);
        assertTrue(lines[1].matches("model\\.bin +0 bytes"), lines[1]);
        assertEquals("Written to " + made + "; see the page by ./teacup serve " + made,
                lines[lines.length - 1]);
    }

    @Test
    void takesTheSizesOfAWholeInput() throws IOException {
        assertEquals(0, compile("--shape", "x=3x2"), err.toString());
        assertTrue(Files.readString(made.resolve("model.d.ts")).contains("float32[3, 2]"));
        assertEquals(2, compile("--shape", "x=3x4"));
        assertEquals(String.join("\n", "--shape: the sizes do not fit the input 'x'",
                "expected: sizes joined by x, which agree with [batch, 2] and with each other",
                "got: '3x4'", "fix: say --shape x=1x1, with your sizes"), err.toString().strip());
    }

    @Test
    void namesAnInputThatTheModelLacks() {
        assertEquals(2, compile("--shape", "z=3x2"));
        assertTrue(err.toString().startsWith("--shape: the model has no such input\nexpected: one of x\n"),
                err.toString());
    }

    @Test
    void wantsTheSizeOfEachOpenDimension() {
        assertEquals(2, compile());
        assertEquals(String.join("\n", model + ": the sizes of some dimensions are not told",
                "expected: a size for each of batch, of x: float32[batch, 2]", "got: none",
                "fix: say --dim batch=1, with the sizes that the page will feed"), err.toString().strip());
    }

    @Test
    void refusesANegativeSize() {
        assertEquals(2, compile("--dim", "batch=-1"));
        assertEquals(String.join("\n", "--dim: a size is negative", "expected: 0 or more for batch",
                "got: -1", "fix: say how many there are"), err.toString().strip());
    }
}
