package dev.teacup.train.cli;

import dev.teacup.train.compile.ModelFiles;
import dev.teacup.train.quantize.Form;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compiles a model ahead of time. */
@Command(name = "compile", mixinStandardHelpOptions = true,
        description = "Compiles a model to files that need no runtime: model.wasm, model.bin with its "
                + "weights, model.js, model.d.ts and a page that predicts. Refuses a model with nodes that "
                + "cannot be compiled, and names them.",
        footer = {"", "For instance:",
            "  ./teacup compile models/icons/model.onnx --shape drawing=1x96x96 --out icons",
            "More in docs/compile.md."})
final class CompileCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL.onnx", description = "the model, which stays as it is")
    private Path model;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "the folder for the files")
    private Path folder;

    @Option(names = "--dim", paramLabel = "NAME=SIZE",
            description = "size of a dimension that the model leaves open: by its name, or as INPUT:AXIS")
    private Map<String, Integer> dims = Map.of();

    @Option(names = "--shape", paramLabel = "INPUT=SIZES",
            description = "all sizes of an input, for instance --shape image=1x3x224x224")
    private Map<String, String> shapes = Map.of();

    @Option(names = "--weights", paramLabel = "FORM",
            description = "how model.bin holds the weights: float32 (the default), float16 or int8")
    private Form weights = Form.FLOAT32;

    @Override
    public Integer call() throws IOException {
        List<Path> files = ModelFiles.write(model, dims, shapes, weights, folder);
        PrintWriter out = spec.commandLine().getOut();
        for (Path file : files) {
            out.printf(Locale.ROOT, "%-12s %,11d bytes%n", file.getFileName(), Files.size(file));
        }
        out.println("Written to " + folder + "; see the page by ./teacup serve " + folder);
        out.flush();
        return 0;
    }
}
